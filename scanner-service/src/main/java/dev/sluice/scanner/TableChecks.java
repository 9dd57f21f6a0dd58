package dev.sluice.scanner;

import dev.sluice.sdk.TableName;
import dev.sluice.sdk.check.Check;
import dev.sluice.sdk.check.Finding;
import dev.sluice.sdk.scan.Inventory;
import dev.sluice.sdk.scan.SourceDatabase;
import dev.sluice.sdk.scan.SourceTable;
import dev.sluice.sdk.scan.SourceView;
import dev.sluice.sdk.schema.TargetCatalogue;
import dev.sluice.sdk.schema.TargetTable;
import dev.sluice.sdk.statement.SqlText;
import dev.sluice.sdk.tidb.JobStatus;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** Looks whether the target has room for what a dump holds. Reads only; one statement for all tables, one per existing one. */
final class TableChecks {
    private final TargetCatalogue catalogue;
    private final List<JobStatus> liveJobs;
    private final Map<TableName, TargetTable> existing;
    private final Consumer<Finding> found;

    /** @param found told what stands in the way, each with its table */
    TableChecks(TargetCatalogue catalogue, List<JobStatus> liveJobs, Inventory inventory, Consumer<Finding> found) {
        this.catalogue = catalogue;
        this.liveJobs = liveJobs;
        this.existing = catalogue.tables(inventory.databases().stream().map(SourceDatabase::name).toList());
        this.found = found;
    }

    /** Whether the table can be filled or created at all; empty when not, and the problem is told. */
    Optional<TableExistence> existence(SourceTable table) {
        Optional<TargetTable> there = Optional.ofNullable(existing.get(table.name().folded()));
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
        Optional<JobStatus> job = liveJobs.stream()
                .filter(live -> live.targetTable().equals(SqlText.table(table.name().folded())))
                .findFirst();
        if (job.isPresent()) {
            tell(Check.NO_ACTIVE_JOBS, table.name() + ": import job " + job.get().jobId() + " on it has not ended",
                    "wait for it, or end it with CANCEL IMPORT JOB " + job.get().jobId());
        } else if (catalogue.hasRows(table.name())) {
            tell(Check.TABLES_EMPTY, table.name() + ": the table is not empty",
                    "empty it or leave it out with the filter");
        }
    }

    /** Tells when the view's name is taken by something else. */
    void requireFree(SourceView view) {
        TargetTable there = existing.getOrDefault(view.name().folded(), TargetTable.VIEW);
        if (there != TargetTable.VIEW) {
            tell(Check.TABLES_FIT_TARGET, view.name() + ": the target has something of this name that is not a view",
                    "rename or drop one of them");
        }
    }

    /** Whether the view is still to be created. */
    boolean isMissing(SourceView view) {
        return !existing.containsKey(view.name().folded());
    }

    private void tell(Check check, String seen, String advice) {
        found.accept(Finding.critical(check, seen, advice));
    }
}
