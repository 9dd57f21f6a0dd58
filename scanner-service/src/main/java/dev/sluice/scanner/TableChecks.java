package dev.sluice.scanner;

import dev.sluice.sdk.check.Check;
import dev.sluice.sdk.check.Finding;
import dev.sluice.sdk.scan.SourceTable;
import dev.sluice.sdk.scan.SourceView;
import dev.sluice.sdk.schema.TargetCatalogue;
import dev.sluice.sdk.schema.TargetTable;
import dev.sluice.sdk.schema.TargetTables;
import dev.sluice.sdk.statement.Secrets;
import dev.sluice.sdk.statement.SqlText;
import dev.sluice.sdk.tidb.JobStatus;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * Looks whether the target has room for what a dump holds, or holds what was taken over. Reads only, one
 * statement for each existing table.
 */
final class TableChecks {
    private static final String LEAVE_IT_OUT = "leave it out of takeOver, so that it is imported";

    private final TargetCatalogue catalogue;
    private final List<JobStatus> liveJobs;
    private final String source;
    private final TargetTables existing;
    private final Consumer<Finding> found;

    /**
     * @param source where the files lie, as a statement says it
     * @param found  told what stands in the way, each with its table
     */
    TableChecks(TargetCatalogue catalogue, TargetTables existing, List<JobStatus> liveJobs, String source,
            Consumer<Finding> found) {
        this.source = path(source);
        this.catalogue = catalogue;
        this.liveJobs = liveJobs;
        this.existing = existing;
        this.found = found;
    }

    /** Whether the table can be filled or created at all; empty when not, and the problem is told. */
    Optional<TableExistence> existence(SourceTable table) {
        Optional<TargetTable> there = existing.of(table.name());
        if (there.isEmpty()) {
            if (table.schemaFile().isEmpty()) {
                tell(Check.TABLES_FIT_TARGET, table.name()
                        + ": the dump has no schema file for it and the target has no such table",
                        "create it first, or add " + table.name() + "-schema.sql");
                return Optional.empty();
            }
            return Optional.of(TableExistence.IN_DUMP);
        }
        if (there.get() != TargetTable.BASE_TABLE) {
            tell(Check.TABLES_FIT_TARGET, table.name() + ": the target has something of this name that is not a table",
                    "rename or drop one of them");
            return Optional.empty();
        }
        return Optional.of(TableExistence.IN_TARGET);
    }

    /** Tells when a table of the target has rows, or a job that has not ended. */
    void requireEmptyAndIdle(SourceTable table, TableExistence existence) {
        if (existence == TableExistence.IN_DUMP || table.pattern().isEmpty()) {
            return;
        }
        Optional<JobStatus> job = liveJobsOn(table).findFirst();
        if (job.isPresent()) {
            tellOf(job.get(), table);
        } else if (catalogue.hasRows(table.name())) {
            tell(Check.TABLES_EMPTY, table.name() + ": the table is not empty",
                    "empty it or leave it out with the filter");
        }
    }

    /** Tells when a table that was finished before has no rows: then it was not, or not here. */
    void requireFilled(SourceTable table, TableExistence existence) {
        if (existence == TableExistence.IN_DUMP) {
            tell(Check.TAKE_OVER, table.name()
                    + ": takeOver says that it is finished, but the target has no such table",
                    LEAVE_IT_OUT);
        } else if (table.bytes() > 0 && !catalogue.hasRows(table.name())) {
            tell(Check.TAKE_OVER, table.name() + ": takeOver says that it is finished, but the table is empty",
                    LEAVE_IT_OUT);
        }
    }

    /** Tells when a job cannot be adopted for a table, or is not the only one that writes to it. */
    void requireOnly(JobStatus job, SourceTable table, TableExistence existence) {
        String adopted = table.name() + ": takeOver names job " + job.jobId() + " for it, ";
        if (!job.targetTable().equals(SqlText.table(table.name().folded()))) {
            tell(Check.TAKE_OVER, adopted + "but that job is on " + job.targetTable(), LEAVE_IT_OUT);
        } else if (existence == TableExistence.IN_DUMP || table.pattern().isEmpty()) {
            tell(Check.TAKE_OVER, adopted + "but " + (existence == TableExistence.IN_DUMP ? "the target" : "the source")
                    + " has no such table, or no rows for it", LEAVE_IT_OUT);
        } else if (job.isFailed() || job.isCancelled()) {
            requireEmptyAndIdle(table, existence); // It is not adopted, but done anew.
        } else if (!path(job.dataSource()).startsWith(source)) {
            tell(Check.TAKE_OVER, adopted + "but that job reads " + Secrets.redactUri(job.dataSource()),
                    "name the source as it was named there, or " + LEAVE_IT_OUT);
        } else {
            liveJobsOn(table).filter(live -> live.jobId() != job.jobId())
                    .findFirst()
                    .ifPresent(other -> tellOf(other, table));
            // While a job runs, TiDB lets nobody read the table.
            if (job.isFinished()) {
                requireFilled(table, existence);
            }
        }
    }

    /** Without scheme, which has more than one spelling, and parameters, of which TiDB shows some. */
    private static String path(String location) {
        return location.replaceFirst("^[a-z0-9]+://", "").replaceFirst("\\?.*$", "");
    }

    private Stream<JobStatus> liveJobsOn(SourceTable table) {
        return liveJobs.stream().filter(live -> live.targetTable().equals(SqlText.table(table.name().folded())));
    }

    private void tellOf(JobStatus job, SourceTable table) {
        tell(Check.NO_ACTIVE_JOBS, table.name() + ": import job " + job.jobId() + " on it has not ended",
                "wait for it, or end it with CANCEL IMPORT JOB " + job.jobId());
    }

    /** Tells when the view's name is taken by something else. */
    void requireFree(SourceView view) {
        TargetTable there = existing.of(view.name()).orElse(TargetTable.VIEW);
        if (there != TargetTable.VIEW) {
            tell(Check.TABLES_FIT_TARGET, view.name() + ": the target has something of this name that is not a view",
                    "rename or drop one of them");
        }
    }

    /** Whether the view is still to be created. */
    boolean isMissing(SourceView view) {
        return !existing.has(view.name());
    }

    private void tell(Check check, String seen, String advice) {
        found.accept(Finding.critical(check, seen, advice));
    }
}
