package dev.sluice.sdk.plan;

import dev.sluice.sdk.TableName;
import dev.sluice.sdk.check.Check;
import dev.sluice.sdk.check.Finding;
import dev.sluice.sdk.statement.SqlText;
import dev.sluice.sdk.tidb.JobManager;
import dev.sluice.sdk.tidb.JobStatus;
import dev.sluice.sdk.tidb.ShownLocation;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * The jobs that TiDB showed for each table before anything was done for it: none of them is this import's, and none that ended
 * is the reason for rows in a table that was empty since. Ask before you look for rows and before a statement is sent; what
 * TiDB shows later and these do not know began since.
 *
 * <p>Free of clocks: TiDB 8.5 tells the times of jobs in a zone that nobody can ask for. An account without SUPER sees its
 * own jobs only.
 *
 * @param account who asked, such as {@code root@%}
 * @param byTable of every table that was asked for, by its name as TiDB shows it
 */
public record JobsBefore(String account, Map<String, List<JobStatus>> byTable) {

    /** What a plan carries of one table. */
    public static final int MOST = 1_000;
    /** Keeps the statement small; TiDB reads all its jobs for each. */
    private static final int TABLES_AT_ONCE = 500;

    public JobsBefore {
        byTable = Map.copyOf(byTable);
    }

    /** Asks for the jobs of all these tables, ended ones too. Blocks. */
    public static JobsBefore ask(JobManager jobs, Collection<TableName> tables) {
        List<TableName> names = new ArrayList<>(tables);
        Map<String, List<JobStatus>> found = new HashMap<>();
        names.forEach(name -> found.put(shown(name), new ArrayList<>()));
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
    public List<Long> of(PlannedTable table) {
        List<JobStatus> all = on(table.name());
        return ids(all.size() <= MOST ? all : mistakable(table));
    }

    /** Tells of each table with more such jobs than a plan can carry. */
    public void requireFew(Collection<PlannedTable> tables, Consumer<Finding> findings) {
        tables.stream()
                .filter(table -> of(table).size() > MOST)
                .forEach(table -> findings.accept(Finding.critical(Check.NO_ACTIVE_JOBS,
                        table.name() + ": TiDB shows " + on(table.name()).size() + " import jobs for it, and "
                                + of(table).size() + " of this account and source that bear no mark; " + MOST
                                + " can be told from new ones",
                        "remove the rows of its ended jobs from mysql.tidb_import_jobs").about(table.name())));
    }

    /**
     * The jobs that TiDB shows now, that these do not know, and that a statement of ours can have begun: they have our
     * account, the table's files, no mark, and the group key that the statement has.
     *
     * @param groupKey of the statement, if it has one
     * @throws IllegalArgumentException when these or the ones of now were not asked for the table's jobs
     */
    public List<JobStatus> begunSince(PlannedTable table, Optional<String> groupKey, JobsBefore now) {
        List<Long> known = ids(on(table.name()));
        return now.ofOurFiles(table)
                .filter(job -> job.groupKey().equals(groupKey))
                .filter(job -> !known.contains(job.jobId()))
                .toList();
    }

    /** Tells of each table that has a job which these do not know. */
    public void requireSame(JobsBefore now, Collection<PlannedTable> tables, Consumer<Finding> findings) {
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
        return ofOurFiles(table).filter(job -> job.groupKey().isEmpty()).toList();
    }

    private Stream<JobStatus> ofOurFiles(PlannedTable table) {
        return table.source()
                .pattern()
                .stream()
                .flatMap(pattern -> on(table.name()).stream()
                        .filter(job -> job.mark().isEmpty() && job.createdBy().equals(account))
                        .filter(job -> ShownLocation.isSame(pattern.location(), job.dataSource())));
    }

    private List<JobStatus> on(TableName table) {
        return Optional.ofNullable(byTable.get(shown(table)))
                .orElseThrow(() -> new IllegalArgumentException("nobody asked for the jobs of " + table));
    }

    private static String shown(TableName table) {
        return SqlText.table(table.folded());
    }

    private static List<Long> ids(List<JobStatus> jobs) {
        return jobs.stream().map(JobStatus::jobId).sorted().toList();
    }
}
