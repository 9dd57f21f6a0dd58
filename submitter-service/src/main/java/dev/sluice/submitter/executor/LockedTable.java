package dev.sluice.submitter.executor;

import dev.sluice.checkpoint.TableCheckpoint;
import dev.sluice.sdk.tidb.Capabilities;
import dev.sluice.sdk.tidb.JobManager;
import dev.sluice.sdk.tidb.JobStatus;
import dev.sluice.sdk.tidb.SessionSettings;
import dev.sluice.sdk.tidb.TidbSession;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * A table whose lock we hold and whose checkpoint we have read since: as long as the session lives, no other executor acts on
 * it. Closing it frees the lock.
 */
final class LockedTable implements AutoCloseable {

    private final ImportTarget target;
    private final TidbSession session;
    private final TableCheckpoint table;
    private final Capabilities capabilities;
    private final JobManager jobs;

    private LockedTable(ImportTarget target, TidbSession session, TableCheckpoint table, Capabilities capabilities) {
        this.target = target;
        this.session = session;
        this.table = table;
        this.capabilities = capabilities;
        this.jobs = new JobManager(session, capabilities);
    }

    /**
     * Takes the lock, then reads the checkpoint. In this order: what another executor made happen before we got the lock is
     * in TiDB, and what the coordinator decided before is in the checkpoint.
     *
     * @return empty when somebody else has the lock, or there is nothing to lock for any more
     */
    static Attempt open(ImportTarget target, SessionSettings settings, TableCheckpoint order, Checkpoints checkpoints)
            throws InterruptedException {
        TidbSession session = target.open(settings);
        boolean kept = false;
        try {
            Capabilities capabilities = target.capabilities(session);
            if (!TableLock.take(session, order.key().name())) {
                return new Attempt.Busy();
            }
            Optional<TableCheckpoint> now = checkpoints.upToNow(order.key())
                    .filter(current -> isSameSubmission(current, order));
            kept = now.isPresent();
            return now.<Attempt>map(current -> new Attempt.Locked(new LockedTable(target, session, current,
                    capabilities)))
                    .orElseGet(Attempt.Superseded::new);
        } finally {
            if (!kept) {
                session.close();
            }
        }
    }

    /** What came of trying. */
    sealed interface Attempt {

        /** The lock is ours; close it. */
        record Locked(LockedTable table) implements Attempt {}

        /** Another session has it. */
        record Busy() implements Attempt {}

        /** The checkpoint says something else by now. */
        record Superseded() implements Attempt {}
    }

    /** The checkpoint as read under the lock. */
    TableCheckpoint table() {
        return table;
    }

    boolean hasGroups() {
        return capabilities.groups();
    }

    JobManager jobs() {
        return jobs;
    }

    TidbSession session() {
        return session;
    }

    /** All jobs on the table that we may see. */
    List<JobStatus> jobsOnTable() throws InterruptedException {
        return target.jobsOn(table.key().name(), jobs);
    }

    /** How to judge these. Where there are none, nothing more is asked. */
    Look look(List<JobStatus> found) {
        return found.isEmpty()
                ? new Look(table, "", OptionalLong.empty())
                : new Look(table, jobs.account(), jobs.tableId(table.key().name()));
    }

    @Override
    public void close() {
        session.close();
    }

    private static boolean isSameSubmission(TableCheckpoint current, TableCheckpoint order) {
        return current.isSubmission(order.groupKey(), order.attempt()) && current.state() == order.state();
    }
}
