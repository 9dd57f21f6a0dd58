package dev.sluice.local.tidb.job;

import dev.sluice.local.tidb.load.LoadProgress;
import dev.sluice.local.tidb.plan.ImportPlan;
import java.sql.Connection;

/** Brings the rows of a plan into its table. */
@FunctionalInterface
public interface Loader {

    /**
     * Blocks until all rows are in.
     *
     * @return the number of rows
     * @throws dev.sluice.local.tidb.load.LoadFailedException    when a row or a file cannot be loaded
     * @throws dev.sluice.local.tidb.load.LoadCancelledException when {@code progress} said so
     */
    long load(ImportPlan plan, Connection connection, LoadProgress progress);
}
