package dev.sluice.monitor.poll;

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
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Asks one target about jobs over one session, which is kept as long as it works. For one thread. */
final class TidbLook implements AutoCloseable {

    /** As many questions a poll at most, however many jobs there are. */
    private static final int FEW = 8;

    private final TidbSessions sessions;
    private @Nullable TidbSession session;
    private @Nullable JobManager jobs;

    TidbLook(TidbSessions sessions) {
        this.sessions = sessions;
    }

    /**
     * Asks about a few by their ids, each a look at one row; about more in one statement, for which TiDB reads all jobs that it
     * ever had, and then about those by themselves that the answer leaves out.
     *
     * @return for each id its job; empty when TiDB says that there is none
     * @throws TidbException when TiDB does not answer; that says nothing about any job
     */
    Map<Long, Optional<JobStatus>> at(Set<Long> jobIds) {
        try {
            JobManager manager = manager();
            Map<Long, JobStatus> answered = jobIds.size() <= FEW ? Map.of() : listed(manager, jobIds);
            Map<Long, Optional<JobStatus>> all = new HashMap<>();
            jobIds.forEach(id -> all.put(id, answered.containsKey(id)
                    ? Optional.of(answered.get(id))
                    : one(manager, id)));
            return all;
        } catch (TidbException e) {
            close();
            throw e;
        }
    }

    private static Map<Long, JobStatus> listed(JobManager manager, Set<Long> jobIds) {
        return manager.jobs(jobIds)
                .stream()
                .collect(Collectors.toMap(JobStatus::jobId, Function.identity(), (one, other) -> other));
    }

    // A list may leave a job out for reasons of its own; only this answer is a proof.
    private static Optional<JobStatus> one(JobManager manager, long jobId) {
        try {
            return Optional.of(manager.status(jobId));
        } catch (JobNotFoundException e) {
            return Optional.empty();
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
