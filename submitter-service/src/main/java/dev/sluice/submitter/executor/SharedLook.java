package dev.sluice.submitter.executor;

import dev.sluice.sdk.TableName;
import dev.sluice.sdk.statement.SqlText;
import dev.sluice.sdk.tidb.JobManager;
import dev.sluice.sdk.tidb.JobStatus;
import dev.sluice.sdk.tidb.TidbException;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * One statement for all looks that wait at the same time. TiDB reads every job it ever had to answer one, so a look for each
 * table would cost a large import the square of its tables.
 *
 * <p>Whoever passes the turnstile first looks for all who stand in line. The statement begins after each of them asked, so it
 * sees what each one's lock protects.
 */
final class SharedLook {
    private static final int MOST_TABLES = 500; // keeps the statement small

    private final ReentrantLock turnstile = new ReentrantLock(true);
    private final Queue<Asked> line = new ConcurrentLinkedQueue<>();

    /** Written by who looks, read by who asked, both inside the turnstile. */
    private static final class Asked {
        private final TableName table;
        private @Nullable List<JobStatus> found;
        private @Nullable TidbException failed;

        Asked(TableName table) {
            this.table = table.folded();
        }

        private boolean isOpen() {
            return found == null && failed == null;
        }
    }

    /**
     * All jobs on a table that the account may see, ended ones too. Blocks.
     *
     * @param jobs on a session of the caller's own
     * @throws TidbException when the statement failed, on whoever's session
     */
    List<JobStatus> at(TableName table, JobManager jobs) throws InterruptedException {
        Asked mine = new Asked(table);
        line.add(mine);
        turnstile.lockInterruptibly();
        try {
            while (mine.isOpen()) {
                lookFor(nextInLine(), jobs);
            }
        } finally {
            turnstile.unlock();
        }
        if (mine.failed != null) {
            throw mine.failed;
        }
        return mine.found;
    }

    private List<Asked> nextInLine() {
        List<Asked> next = new ArrayList<>();
        while (next.size() < MOST_TABLES && !line.isEmpty()) {
            next.add(line.remove());
        }
        return next;
    }

    private void lookFor(List<Asked> all, JobManager jobs) {
        try {
            List<JobStatus> found = jobs.jobsOf(all.stream().map(asked -> asked.table).distinct().toList());
            all.forEach(asked -> asked.found = found.stream()
                    .filter(job -> job.targetTable().equals(SqlText.table(asked.table)))
                    .toList());
        } catch (TidbException e) {
            all.forEach(asked -> asked.failed = e);
        } catch (RuntimeException e) {
            // A bug, and the caller's to report; the others in line look for themselves.
            line.addAll(all);
            throw e;
        }
    }
}
