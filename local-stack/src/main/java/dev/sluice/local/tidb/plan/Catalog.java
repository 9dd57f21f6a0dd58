package dev.sluice.local.tidb.plan;

import java.util.Optional;
import java.util.Set;

/** What planning has to know of the target. Implementations may block and may throw on a lost connection. */
public interface Catalog {

    /** Empty when there is no such table, or no such schema. */
    Optional<TableDefinition> table(TargetTable table);

    boolean isEmpty(TargetTable table);

    /** Whether a pending or running import job fills the table. */
    boolean hasActiveJob(TargetTable table);

    /** Upper-case names of the privileges that the account holds on the table, on its schema or on everything. */
    Set<String> privileges(Account account, TargetTable table);
}
