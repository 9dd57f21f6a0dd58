package dev.sluice.scanner;

import dev.sluice.sdk.check.Check;
import dev.sluice.sdk.check.Finding;
import dev.sluice.sdk.plan.PlannedTable;
import dev.sluice.sdk.schema.TargetCatalogue;
import dev.sluice.sdk.statement.SqlText;
import dev.sluice.sdk.tidb.JobStatus;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Predicate;

/** Whether the target has room for a table's rows: none are there, and no job brings any. One statement for each table. */
final class RoomChecks {
    private final TargetCatalogue catalogue;
    private final List<JobStatus> liveJobs;
    private final Consumer<Finding> found;

    /** @param liveJobs of any table */
    RoomChecks(TargetCatalogue catalogue, List<JobStatus> liveJobs, Consumer<Finding> found) {
        this.catalogue = catalogue;
        this.liveJobs = liveJobs;
        this.found = found;
    }

    /** Tells when the table has rows, or a job that has not ended. */
    void requireEmptyAndIdle(PlannedTable table) {
        if (!table.isInTarget() || !table.hasData()) {
            return;
        }
        if (requireIdle(table, job -> true) && hasRows(table)) {
            found.accept(Finding.critical(Check.TABLES_EMPTY, table.name() + ": the table is not empty",
                    "empty it or leave it out with the filter").about(table.name()));
        }
    }

    /**
     * Tells when such a job is at work on the table.
     *
     * @return whether there is none; while a job runs, TiDB lets nobody read the table
     */
    boolean requireIdle(PlannedTable table, Predicate<JobStatus> counts) {
        return liveJobs.stream()
                .filter(job -> isOn(job, table))
                .filter(counts)
                .findFirst()
                .map(job -> tell(job, table))
                .isEmpty();
    }

    /** Whether the table, which the target has, holds a row. */
    boolean hasRows(PlannedTable table) {
        return catalogue.hasRows(table.name());
    }

    /** Whether a job writes to the table. */
    static boolean isOn(JobStatus job, PlannedTable table) {
        return job.targetTable().equals(SqlText.table(table.name().folded()));
    }

    private JobStatus tell(JobStatus job, PlannedTable table) {
        found.accept(Finding.critical(Check.NO_ACTIVE_JOBS,
                table.name() + ": import job " + job.jobId() + " on it has not ended",
                "wait for it, or end it with CANCEL IMPORT JOB " + job.jobId()).about(table.name()));
        return job;
    }
}
