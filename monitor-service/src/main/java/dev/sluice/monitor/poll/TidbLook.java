package dev.sluice.monitor.poll;

import dev.sluice.checkpoint.TableCheckpoint;
import dev.sluice.sdk.tidb.Capabilities;
import dev.sluice.sdk.tidb.JobManager;
import dev.sluice.sdk.tidb.JobNotFoundException;
import dev.sluice.sdk.tidb.JobStatus;
import dev.sluice.sdk.tidb.SessionSettings;
import dev.sluice.sdk.tidb.TidbException;
import dev.sluice.sdk.tidb.TidbSession;
import dev.sluice.sdk.tidb.TidbSessions;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Asks one target about jobs over one session, which is kept as long as it works. For one thread. */
final class TidbLook implements AutoCloseable {

    /** As many questions a poll at most, however many jobs there are. */
    private static final int FEW = 8;

    private static final String OF_ANOTHER = "; TiDB shows a job only to the account that submitted it and to one with SUPER:"
            + " let the target's user be one of them";

    private final TidbSessions sessions;
    private @Nullable TidbSession session;
    private @Nullable JobManager jobs;

    TidbLook(TidbSessions sessions) {
        this.sessions = sessions;
    }

    /**
     * Asks about a few by their ids, each a look at one row; about more in one statement, for which TiDB reads all jobs that it
     * ever had, and then about those by themselves that the answer leaves out. A job that TiDB refuses to show hides no other.
     *
     * @return for each id what TiDB says
     * @throws TidbException when TiDB does not answer; that says nothing about any job
     */
    Map<Long, JobAnswer> at(Set<Long> jobIds) {
        try {
            JobManager manager = manager();
            Map<Long, JobAnswer> all = new HashMap<>(jobIds.size() <= FEW ? Map.of() : listed(manager, jobIds));
            jobIds.forEach(id -> all.computeIfAbsent(id, left -> one(manager, left)));
            return all;
        } catch (TidbException e) {
            close();
            throw e;
        }
    }

    private static Map<Long, JobAnswer> listed(JobManager manager, Set<Long> jobIds) {
        return manager.jobs(jobIds)
                .stream()
                .collect(Collectors.toMap(JobStatus::jobId, JobAnswer.Shown::new, (one, other) -> other));
    }

    // A list may leave a job out for reasons of its own; only this answer is a proof.
    private static JobAnswer one(JobManager manager, long jobId) {
        try {
            return new JobAnswer.Shown(manager.status(jobId));
        } catch (JobNotFoundException e) {
            return new JobAnswer.NoSuchJob();
        } catch (TidbException e) {
            if (e.code().isEmpty()) {
                throw e;
            }
            return new JobAnswer.Withheld(e.getMessage() + (e.hasCode(TidbException.PRIVILEGE_NEEDED)
                    ? OF_ANOTHER
                    : ""));
        }
    }

    /**
     * Asks once more about a job that has filled its table.
     *
     * @return whether that table is there no more; empty for a job that has not finished, and when nobody can tell
     * @throws TidbException when TiDB does not answer
     */
    Optional<Boolean> isTableGone(TableCheckpoint table, JobStatus job) {
        if (!job.isFinished()) {
            return Optional.empty();
        }
        try {
            return manager().isTableGone(table.key().name(), job);
        } catch (TidbException e) {
            close();
            throw e;
        }
    }

    private JobManager manager() {
        JobManager known = jobs;
        if (known == null) {
            TidbSession opened = sessions.open(SessionSettings.DEFAULT);
            session = opened;
            known = new JobManager(opened, Capabilities.probe(opened));
            jobs = known;
        }
        return known;
    }

    @Override
    public void close() {
        TidbSession open = session;
        if (open != null) {
            open.close();
        }
        session = null;
        jobs = null;
    }
}
