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

    private final TidbSessions sessions;
    private @Nullable TidbSession session;
    private @Nullable JobManager jobs;

    TidbLook(TidbSessions sessions) {
        this.sessions = sessions;
    }

    /**
     * Asks about all of them in one statement; about one that the answer leaves out it asks by itself.
     *
     * @return for each id its job; empty when TiDB says that there is none
     * @throws TidbException when TiDB does not answer; that says nothing about any job
     */
    Map<Long, Optional<JobStatus>> at(Set<Long> jobIds) {
        try {
            JobManager manager = manager();
            Map<Long, JobStatus> answered = manager.jobs(jobIds)
                    .stream()
                    .collect(Collectors.toMap(JobStatus::jobId, Function.identity(), (one, other) -> other));
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
