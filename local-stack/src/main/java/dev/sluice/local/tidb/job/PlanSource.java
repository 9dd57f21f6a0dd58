package dev.sluice.local.tidb.job;

import dev.sluice.local.tidb.plan.ImportPlan;
import java.sql.Connection;
import java.sql.SQLException;

/** Where the plan of a job comes from: at hand when it is new, worked out again when the process died in between. */
@FunctionalInterface
interface PlanSource {

    /**
     * May block and may change the table back to what it was before the job.
     *
     * @throws dev.sluice.local.tidb.statement.TidbException when the statement is not valid any more
     */
    ImportPlan plan(Connection connection) throws SQLException;
}
