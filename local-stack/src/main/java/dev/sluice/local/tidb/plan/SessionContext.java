package dev.sluice.local.tidb.plan;

import dev.sluice.local.tidb.statement.SqlMode;
import java.util.Optional;
import java.util.Set;

/**
 * What a statement inherits from the session that sent it.
 *
 * @param currentSchema   empty before any USE
 * @param timeZone        {@code @@SESSION.time_zone}, in which the rows' times are read
 * @param inTransaction   whether an explicit transaction is open
 * @param temporaryTables those of this session; they hide tables of the same name
 */
public record SessionContext(
        Optional<String> currentSchema,
        Account account,
        SqlMode sqlMode,
        String timeZone,
        boolean inTransaction,
        Set<TargetTable> temporaryTables) {
    public SessionContext {
        temporaryTables = Set.copyOf(temporaryTables);
    }
}
