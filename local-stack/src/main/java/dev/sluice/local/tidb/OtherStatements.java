package dev.sluice.local.tidb;

import dev.sluice.local.tidb.job.Connections;
import dev.sluice.local.tidb.job.TableId;
import dev.sluice.local.tidb.plan.TargetTable;
import dev.sluice.local.tidb.profile.TidbProfile;
import dev.sluice.local.tidb.wire.Column;
import dev.sluice.local.tidb.wire.Interceptor;
import dev.sluice.local.tidb.wire.Reply;
import dev.sluice.local.tidb.wire.ServerSession;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The few statements beside the import statements in which TiDB and MariaDB differ and somebody would notice. */
final class OtherStatements implements Interceptor {

    private static final String LEAD = "\\A(?:\\s|/\\*(?![!M]).*?\\*/|--\\s[^\\n]*\\n)*+";
    private static final Pattern TIDB_VERSION = Pattern.compile(
            LEAD + "SELECT\\s+TIDB_VERSION\\s*\\(\\s*\\)\\s*;?\\s*\\z", Pattern.CASE_INSENSITIVE | Pattern.DOTALL);
    private static final Pattern CREATE_VIEW_IF_NOT_EXISTS = Pattern.compile(
            LEAD + "CREATE\\s(?:[^'\"(]|'[^']*'){0,500}?\\bVIEW\\s+IF\\s+NOT\\s+EXISTS\\b.*",
            Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

    private static final String TEXT = "'(?:[^'\\\\]|''|\\\\.)*+'";
    private static final Pattern TABLE_ID = Pattern.compile(LEAD
            + "SELECT\\s+TIDB_TABLE_ID\\s+FROM\\s+information_schema\\.tables\\s+WHERE\\s+(table_schema\\s*=\\s*"
            + TEXT + "\\s+AND\\s+table_name\\s*=\\s*" + TEXT + ")\\s*;?\\s*\\z",
            Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

    private final TidbProfile profile;
    private final Connections connections;

    OtherStatements(TidbProfile profile, Connections connections) {
        this.profile = profile;
        this.connections = connections;
    }

    @Override
    public Optional<Answer> answerTo(String sql) {
        if (TIDB_VERSION.matcher(sql).matches()) {
            return Optional.of(session -> new Reply.Rows(List.of(new Column("tidb_version()", Column.Type.TEXT)),
                    List.of(List.of("Release Version: " + profile.version().replaceFirst(".*TiDB-", "")
                            + "\nEdition: a stand-in on MariaDB"))));
        }
        if (CREATE_VIEW_IF_NOT_EXISTS.matcher(sql).matches()) {
            return Optional.of(session -> new Reply.Refusal(1064, "42000", "You have an error in your SQL syntax; check"
                    + " the manual that corresponds to your TiDB version for the right syntax to use near"
                    + " \"IF NOT EXISTS\""));
        }
        Matcher tableId = TABLE_ID.matcher(sql);
        return tableId.matches() ? Optional.of(session -> tableId(tableId.group(1), session)) : Optional.empty();
    }

    /** Of a table that the client may see; MariaDB keeps the number where only its own account may look. */
    private Reply tableId(String condition, ServerSession session) {
        try (Connection connection = connections.open()) {
            List<List<@Nullable Object>> rows = new ArrayList<>();
            for (List<@Nullable String> seen : session.query("SELECT HEX(table_schema), HEX(table_name)"
                    + " FROM information_schema.tables WHERE " + condition)) {
                OptionalLong id = TableId.of(connection, new TargetTable(text(seen.get(0)), text(seen.get(1))));
                rows.add(Collections.singletonList(id.isPresent() ? id.getAsLong() : null));
            }
            return new Reply.Rows(List.of(new Column("TIDB_TABLE_ID", Column.Type.LONG)), rows);
        } catch (SQLException e) {
            return new Reply.Refusal(1105, "HY000", "the database does not answer: " + e.getMessage());
        }
    }

    private static String text(@Nullable String hex) {
        return new String(HexFormat.of().parseHex(Objects.requireNonNull(hex)), StandardCharsets.UTF_8);
    }
}
