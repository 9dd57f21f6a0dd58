package dev.sluice.local.tidb.plan;

import dev.sluice.local.tidb.statement.SqlMode;
import java.util.Optional;
import java.util.Set;

/**
 * What a statement inherits from the session that sent it.
 *
 * @param currentSchema   empty before any USE
 * @param inTransaction   whether an explicit transaction is open
 * @param temporaryTables those of this session; they hide tables of the same name
 */
public record SessionContext(
        Optional<String> currentSchema,
        Account account,
        SqlMode sqlMode,
        boolean inTransaction,
        Set<TargetTable> temporaryTables) {
    public SessionContext {
        temporaryTables = Set.copyOf(temporaryTables);
    }
}
