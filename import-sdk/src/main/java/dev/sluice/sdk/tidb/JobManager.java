package dev.sluice.sdk.tidb;

import dev.sluice.sdk.TableName;
import dev.sluice.sdk.statement.ImportStatement;
import dev.sluice.sdk.statement.SqlText;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;

/**
 * Submits, watches and cancels import jobs over one session. Every call blocks for one statement and may throw
 * {@link TidbException}.
 *
 * <p>TiDB shows an account without SUPER its own jobs only. It never removes a job, so every list is asked for with a
 * condition.
 */
public final class JobManager {

    private static final String LIVE = "Status NOT IN ('finished', 'failed', 'cancelled', 'canceled')";

    private final TidbSession session;
    private final Capabilities capabilities;

    /** Speaks the dialect that the capabilities call for. */
    public JobManager(TidbSession session, Capabilities capabilities) {
        this.session = session;
        this.capabilities = capabilities;
    }

    /**
     * Sends the statement and returns the id of its job. TiDB answers once the job is in its catalogue.
     *
     * @throws TidbException with {@link TidbFailure.OutcomeUnknown} when there may be a job all the same
     */
    public long submit(ImportStatement statement) {
        return submitted(statement).jobId();
    }

    /** As {@link #submit}, with all that TiDB answers of the new job. */
    public JobStatus submitted(ImportStatement statement) {
        return session.query(statement.text())
                .first()
                .filter(row -> row.text("Job_ID").isPresent())
                .map(new ColumnDialect()::read)
                .orElseThrow(() -> new IllegalStateException("no job id returned for " + statement));
    }

    /**
     * Asks for one job.
     *
     * @throws JobNotFoundException when there is none with this id
     */
    public JobStatus status(long jobId) {
        JobDialect dialect = JobDialect.of(capabilities);
        try {
            return session.query(dialect.show() + " JOB " + jobId)
                    .first()
                    .map(dialect::read)
                    .orElseThrow(() -> new JobNotFoundException(jobId));
        } catch (TidbException e) {
            throw e.hasCode(TidbException.NO_SUCH_JOB) ? new JobNotFoundException(jobId) : e;
        }
    }

    /**
     * Asks until the job has ended, or for this long. Blocks.
     *
     * @param every the pause between two questions
     * @return how it stands: ended, or as it was when the wait was over
     * @throws JobNotFoundException when there is none with this id
     * @throws TidbException        also when the thread is interrupted; the job goes on
     */
    public JobStatus awaitEnd(long jobId, Duration every, Duration wait) {
        long begun = System.nanoTime();
        JobStatus job = status(jobId);
        while (!job.isTerminal() && System.nanoTime() - begun < wait.toNanos()) {
            LockSupport.parkNanos(every.toNanos());
            if (Thread.currentThread().isInterrupted()) {
                throw TidbException.interrupted("waiting for import job " + jobId);
            }
            job = status(jobId);
        }
        return job;
    }

    /** Asks for these jobs, in one statement however many; those that TiDB does not know are left out. */
    public List<JobStatus> jobs(Collection<Long> jobIds) {
        if (jobIds.isEmpty()) {
            return List.of();
        }
        String ids = jobIds.stream().map(String::valueOf).collect(Collectors.joining(", "));
        return list(JobDialect.of(capabilities), "Job_ID IN (" + ids + ")");
    }

    /**
     * Asks for all jobs that were submitted with this group key.
     *
     * @param groupKey not empty
     * @throws UnsupportedOperationException on a server without groups, see {@link Capabilities#groups}
     */
    public List<JobStatus> jobsByGroup(String groupKey) {
        requireGroup(groupKey);
        return list(JobDialect.of(capabilities), "Group_Key = " + SqlText.string(groupKey));
    }

    /**
     * Asks how the jobs of a group stand.
     *
     * @param groupKey not empty
     * @return nothing when TiDB knows no job of the group
     * @throws UnsupportedOperationException on a server without groups, see {@link Capabilities#groups}
     */
    public Optional<GroupSummary> groupSummary(String groupKey) {
        requireGroup(groupKey);
        return session.query("SHOW IMPORT GROUP " + SqlText.string(groupKey)).first().map(JobManager::summary);
    }

    /** Asks who this session is, as jobs name it: the matched account, such as {@code root@%}. */
    public String account() {
        return session.query("SELECT CURRENT_USER() AS account").first().flatMap(row -> row.text("account")).orElse("");
    }

    /** Asks for every job that has not ended and that this account may see. */
    public List<JobStatus> liveJobs() {
        return list(new ColumnDialect(), LIVE);
    }

    /** Asks for every job on this table, ended or not, that this account may see. */
    public List<JobStatus> jobsOf(TableName table) {
        return jobsOf(List.of(table));
    }

    /** Asks for every job on these tables, in one statement: TiDB reads all jobs it has for each such statement. */
    public List<JobStatus> jobsOf(Collection<TableName> tables) {
        if (tables.isEmpty()) {
            return List.of();
        }
        String names = tables.stream()
                .map(table -> SqlText.string(SqlText.table(table.folded())))
                .collect(Collectors.joining(", "));
        return list(new ColumnDialect(), "Target_Table IN (" + names + ")");
    }

    /** Asks for the {@link JobStatus#tableId} of a job that was submitted now; empty when there is no such table. */
    public OptionalLong tableId(TableName table) {
        return session.query("SELECT TIDB_TABLE_ID FROM information_schema.tables WHERE table_schema = "
                + SqlText.string(table.schema()) + " AND table_name = " + SqlText.string(table.table()))
                .first()
                .map(row -> row.number("TIDB_TABLE_ID"))
                .orElseGet(OptionalLong::empty);
    }

    /**
     * Asks whether the table that a job was for is there no more: dropped, emptied by {@code TRUNCATE}, or made anew. Rows that
     * went by {@code DELETE} leave no trace.
     *
     * @return empty when TiDB does not say which table the job was for, or does not let this account look at it
     */
    public Optional<Boolean> isTableGone(TableName table, JobStatus job) {
        if (job.tableId().isEmpty()) {
            return Optional.empty();
        }
        OptionalLong now = tableId(table);
        return now.isPresent()
                ? Optional.of(!now.equals(job.tableId()))
                : Optional.of(true).filter(gone -> isAbsent(table));
    }

    /** A table that an account may not see is in no list either; TiDB looks for it before it asks who wants to read it. */
    private boolean isAbsent(TableName table) {
        try {
            session.query("SELECT 1 FROM " + SqlText.table(table) + " LIMIT 0");
            return false;
        } catch (TidbException e) {
            if (e.code().isEmpty()) {
                throw e;
            }
            return e.hasCode(TidbException.NO_SUCH_TABLE) || e.hasCode(TidbException.NO_SUCH_DATABASE);
        }
    }

    /**
     * Asks TiDB to stop a job and waits until it has, which can take minutes; use a session of its own. Ending the wait does
     * not take the request back.
     *
     * @throws JobNotFoundException when there is no such job
     * @throws TidbException        with code 8171 when the job has ended already
     */
    public void cancel(long jobId, Duration wait) {
        try {
            session.query("CANCEL IMPORT JOB " + jobId, wait);
        } catch (TidbException e) {
            throw e.hasCode(TidbException.NO_SUCH_JOB) ? new JobNotFoundException(jobId) : e;
        }
    }

    private List<JobStatus> list(JobDialect dialect, String condition) {
        return session.query(dialect.show() + " JOBS WHERE " + condition).rows().stream().map(dialect::read).toList();
    }

    private void requireGroup(String groupKey) {
        if (groupKey.isEmpty()) {
            throw new IllegalArgumentException("a group key must not be empty");
        }
        if (!capabilities.groups()) {
            throw new UnsupportedOperationException(
                    "this TiDB has no import groups, which came with 9.0; ask for the jobs"
                            + " of a table, or by their ids");
        }
    }

    private static GroupSummary summary(ResultRow row) {
        return new GroupSummary(row.text("Group_Key").orElse(""), count(row, "Total_Jobs"), count(row, "Pending"),
                count(row, "Running"), count(row, "Completed"), count(row, "Failed"), count(row, "Cancelled"),
                row.instant("First_Job_Create_Time"), row.instant("Last_Job_Update_Time"));
    }

    private static long count(ResultRow row, String label) {
        return row.number(label).orElse(0);
    }
}
