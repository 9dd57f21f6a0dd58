package dev.sluice.local.tidb;

import dev.sluice.local.tidb.profile.TidbProfile;
import dev.sluice.local.tidb.wire.Column;
import dev.sluice.local.tidb.wire.Interceptor;
import dev.sluice.local.tidb.wire.Reply;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** The few statements beside the import statements in which TiDB and MariaDB differ and somebody would notice. */
final class OtherStatements implements Interceptor {

    private static final String LEAD = "\\A(?:\\s|/\\*(?![!M]).*?\\*/|--\\s[^\\n]*\\n)*+";
    private static final Pattern TIDB_VERSION = Pattern.compile(
            LEAD + "SELECT\\s+TIDB_VERSION\\s*\\(\\s*\\)\\s*;?\\s*\\z", Pattern.CASE_INSENSITIVE | Pattern.DOTALL);
    private static final Pattern CREATE_VIEW_IF_NOT_EXISTS = Pattern.compile(
            LEAD + "CREATE\\s(?:[^'\"(]|'[^']*'){0,500}?\\bVIEW\\s+IF\\s+NOT\\s+EXISTS\\b.*",
            Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

    private final TidbProfile profile;

    OtherStatements(TidbProfile profile) {
        this.profile = profile;
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
        return Optional.empty();
    }
}
