package dev.sluice.local.tidb.job;

import dev.sluice.local.tidb.plan.Account;
import dev.sluice.local.tidb.plan.SessionContext;
import dev.sluice.local.tidb.plan.TargetTable;
import dev.sluice.local.tidb.statement.SqlMode;
import dev.sluice.local.tidb.wire.ServerSession;
import java.nio.charset.StandardCharsets;
import java.time.ZoneOffset;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What a statement of ours has to know of the session that sent it.
 *
 * @param seesAllJobs whether the account has SUPER; without it a session sees only what it created
 * @param timeZone    {@code @@SESSION.time_zone}
 * @param zone        the same as an offset, as of now
 */
record SessionFacts(
        Optional<String> currentSchema,
        Account account,
        SqlMode sqlMode,
        String timeZone,
        boolean inTransaction,
        ZoneOffset zone,
        boolean seesAllJobs) {

    private static final String QUERY = """
            SELECT HEX(CONVERT(DATABASE() USING utf8mb4)), HEX(CONVERT(CURRENT_USER() USING utf8mb4)),
                @@SESSION.sql_mode, @@SESSION.time_zone, @@in_transaction, TIMESTAMPDIFF(SECOND, UTC_TIMESTAMP(), NOW()),
                (SELECT COUNT(*) FROM information_schema.user_privileges WHERE privilege_type = 'SUPER'
                    AND grantee = CONCAT('''', REPLACE(CURRENT_USER(), '@', '''@'''), ''''))""";

    /** Blocks for one round trip. */
    static SessionFacts ask(ServerSession session) {
        List<@Nullable String> row = session.query(QUERY).getFirst();
        return new SessionFacts(Optional.ofNullable(row.get(0)).map(SessionFacts::unhex),
                Account.parse(unhex(text(row, 1))),
                new SqlMode(text(row, 2)),
                text(row, 3),
                text(row, 4).equals("1"),
                ZoneOffset.ofTotalSeconds(Integer.parseInt(text(row, 5))),
                !text(row, 6).equals("0"));
    }

    /** @param table the only one of which the context says whether it is temporary */
    SessionContext context(ServerSession session, String table) {
        return new SessionContext(currentSchema, account, sqlMode, timeZone, inTransaction, temporary(session, table));
    }

    private static Set<TargetTable> temporary(ServerSession session, String table) {
        return session.query("SELECT HEX(CONVERT(table_schema USING utf8mb4)) FROM information_schema.tables"
                + " WHERE table_type = 'TEMPORARY' AND table_name = " + literal(table))
                .stream()
                .map(row -> new TargetTable(unhex(text(row, 0)), table))
                .collect(Collectors.toSet());
    }

    /** A string that means the same in every {@code sql_mode} and every character set of a session. */
    static String literal(String text) {
        return "CONVERT(X'" + HexFormat.of().formatHex(text.getBytes(StandardCharsets.UTF_8)) + "' USING utf8mb4)";
    }

    private static String text(List<@Nullable String> row, int column) {
        String value = row.get(column);
        if (value == null) {
            throw new IllegalStateException("column " + column + " is never NULL");
        }
        return value;
    }

    private static String unhex(String hex) {
        return new String(HexFormat.of().parseHex(hex), StandardCharsets.UTF_8);
    }
}
