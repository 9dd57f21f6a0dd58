package dev.sluice.scanner;

import dev.sluice.sdk.TableName;
import dev.sluice.sdk.check.Check;
import dev.sluice.sdk.check.Finding;
import dev.sluice.sdk.plan.PlannedTable;
import dev.sluice.sdk.statement.SqlText;
import dev.sluice.sdk.tidb.JobManager;
import dev.sluice.sdk.tidb.JobStatus;
import dev.sluice.sdk.tidb.ShownLocation;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * The jobs that TiDB showed for each table before anything was done for it: none of them is this import's, and none that ended
 * is the reason for rows in a table that was empty since. Taken before the look for rows, and compared with TiDB again at
 * the scan's end.
 *
 * @param account who asked, such as {@code root@%}
 * @param byTable by the table as TiDB names it; a table without jobs is left out
 */
record JobsBefore(String account, Map<String, List<JobStatus>> byTable) {

    /** What a plan carries of one table. */
    static final int MOST = 1_000;
    /** Keeps the statement small; TiDB reads all its jobs for each. */
    private static final int TABLES_AT_ONCE = 500;

    JobsBefore {
        byTable = Map.copyOf(byTable);
    }

    /** Asks for the jobs of all tables, ended ones too. Blocks. */
    static JobsBefore ask(JobManager jobs, Collection<TableName> tables) {
        List<TableName> names = new ArrayList<>(tables);
        Map<String, List<JobStatus>> found = new HashMap<>();
        for (int first = 0; first < names.size(); first += TABLES_AT_ONCE) {
            jobs.jobsOf(names.subList(first, Math.min(names.size(), first + TABLES_AT_ONCE)))
                    .forEach(job -> found.computeIfAbsent(job.targetTable(), table -> new ArrayList<>()).add(job));
        }
        return new JobsBefore(jobs.account(), found);
    }

    /**
     * The ids for a table's plan: of all its jobs, or, when they are too many, of those that could be mistaken for this
     * import's, which have no mark and the same account and source.
     */
    List<Long> of(PlannedTable table) {
        List<JobStatus> all = on(table.name());
        return ids(all.size() <= MOST ? all : mistakable(table));
    }

    /** Tells of each table with more such jobs than a plan can carry. */
    void requireFew(Collection<PlannedTable> tables, Consumer<Finding> findings) {
        tables.stream()
                .filter(table -> of(table).size() > MOST)
                .forEach(table -> findings.accept(Finding.critical(Check.NO_ACTIVE_JOBS,
                        table.name() + ": TiDB shows " + on(table.name()).size() + " import jobs for it, and "
                                + of(table).size() + " of this account and source that bear no mark; " + MOST
                                + " can be told from new ones",
                        "remove the rows of its ended jobs from mysql.tidb_import_jobs").about(table.name())));
    }

    /** Tells of each table that has a job which these do not know. */
    void requireSame(JobsBefore now, Collection<PlannedTable> tables, Consumer<Finding> findings) {
        tables.forEach(table -> {
            List<Long> grown = new ArrayList<>(ids(now.on(table.name())));
            grown.removeAll(ids(on(table.name())));
            if (!grown.isEmpty()) {
                findings.accept(Finding.critical(Check.NO_ACTIVE_JOBS,
                        table.name() + ": import job " + grown.getFirst() + " on it began during the scan",
                        "wait until nobody else imports into the table, empty it, and import again")
                        .about(table.name()));
            }
        });
    }

    private List<JobStatus> mistakable(PlannedTable table) {
        return table.source()
                .pattern()
                .map(pattern -> on(table.name()).stream()
                        .filter(job -> job.groupKey().isEmpty() && job.mark().isEmpty())
                        .filter(job -> job.createdBy().equals(account))
                        .filter(job -> ShownLocation.isSame(pattern.location(), job.dataSource()))
                        .toList())
                .orElse(List.of());
    }

    private List<JobStatus> on(TableName table) {
        return byTable.getOrDefault(SqlText.table(table.folded()), List.of());
    }

    private static List<Long> ids(List<JobStatus> jobs) {
        return jobs.stream().map(JobStatus::jobId).sorted().toList();
    }
}
