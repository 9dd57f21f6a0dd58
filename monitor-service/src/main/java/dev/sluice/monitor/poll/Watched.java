package dev.sluice.monitor.poll;

import dev.sluice.checkpoint.TableCheckpoint;
import dev.sluice.event.TableState;
import dev.sluice.service.PartitionListener;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * The tables of our partitions that have not come to their end. Filled by the follower's thread, read by the pollers.
 */
final class Watched implements PartitionListener<String, TableCheckpoint> {

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition newJob = lock.newCondition();
    private final Map<Integer, Map<String, TableCheckpoint>> tables = new HashMap<>();
    private long newJobs;

    /** The tables with a job in flight at a target: those that run, and those held with a job. */
    List<TableCheckpoint> jobsAt(String target) {
        return at(target).stream().filter(TableCheckpoint::expectsJob).toList();
    }

    /** How many tables at a target wait for a place or are being submitted. */
    int waitingAt(String target) {
        return (int) at(target).stream()
                .filter(table -> table.state() == TableState.WAITING || table.state() == TableState.SUBMITTING)
                .count();
    }

    /** Waits until there is a job that was not there at the call, at any target, or the time is over. */
    void awaitNewJob(Duration atMost) throws InterruptedException {
        lock.lockInterruptibly();
        try {
            long seen = newJobs;
            long left = atMost.toNanos();
            while (left > 0 && newJobs == seen) {
                left = newJob.awaitNanos(left);
            }
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void changed(int partition, String key, TableCheckpoint table) {
        lock.lock();
        try {
            Map<String, TableCheckpoint> ofPartition = tables.computeIfAbsent(partition, number -> new HashMap<>());
            TableCheckpoint before = table.state().isEnd() ? ofPartition.remove(key) : ofPartition.put(key, table);
            if (table.expectsJob() && !isSameJob(before, table)) {
                newJobs++;
                newJob.signalAll();
            }
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void removed(int partition, String key) {
        lock.lock();
        try {
            Optional.ofNullable(tables.get(partition)).ifPresent(ofPartition -> ofPartition.remove(key));
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void lost(int partition) {
        lock.lock();
        try {
            tables.remove(partition);
        } finally {
            lock.unlock();
        }
    }

    private List<TableCheckpoint> at(String target) {
        lock.lock();
        try {
            return tables.values()
                    .stream()
                    .flatMap(ofPartition -> ofPartition.values().stream())
                    .filter(table -> table.target().equals(target))
                    .toList();
        } finally {
            lock.unlock();
        }
    }

    private static boolean isSameJob(@Nullable TableCheckpoint before, TableCheckpoint now) {
        return before != null && before.expectsJob() && Optional.ofNullable(before.jobId())
                .equals(
                        Optional.ofNullable(now.jobId()));
    }
}
