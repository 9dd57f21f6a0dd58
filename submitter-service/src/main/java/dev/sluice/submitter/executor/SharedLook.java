package dev.sluice.submitter.executor;

import dev.sluice.sdk.TableName;
import dev.sluice.sdk.statement.SqlText;
import dev.sluice.sdk.tidb.JobManager;
import dev.sluice.sdk.tidb.JobStatus;
import dev.sluice.sdk.tidb.TidbException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * One statement for all looks that wait at the same time. TiDB reads every job it ever had to answer one, so a look for each
 * table would cost a large import the square of its tables.
 *
 * <p>Who finds no open round opens one, and looks for all who join it as soon as the round before has its answer. The
 * statement begins after the last of them joined, so it sees what each one's lock protects; its answer reaches all at once.
 */
final class SharedLook {
    private static final int MOST_TABLES = 500; // keeps the statement small

    private final ReentrantLock lock = new ReentrantLock();
    /** Held while a statement is under way; only who opened a round waits for it. */
    private final ReentrantLock turnstile = new ReentrantLock(true);
    private @Nullable Round open;

    /** Those who are answered by one statement; the tables are under the lock. */
    private static final class Round {
        private final Thread opener = Thread.currentThread();
        private final List<TableName> tables = new ArrayList<>();
        private final CompletableFuture<Map<String, List<JobStatus>>> found = new CompletableFuture<>();
    }

    /**
     * All jobs on a table that the account may see, ended ones too. Blocks.
     *
     * @param jobs on a session of the caller's own
     * @throws TidbException when the statement failed, on whoever's session
     */
    List<JobStatus> at(TableName table, JobManager jobs) throws InterruptedException {
        TableName folded = table.folded();
        Optional<Map<String, List<JobStatus>>> found = Optional.empty();
        while (found.isEmpty()) {
            Round round = join(folded);
            if (round.opener.equals(Thread.currentThread())) {
                look(round, jobs);
            }
            found = answer(round);
        }
        return found.get().getOrDefault(SqlText.table(folded), List.of());
    }

    private Round join(TableName table) {
        lock.lock();
        try {
            if (open == null || open.tables.size() == MOST_TABLES) {
                open = new Round();
            }
            open.tables.add(table);
            return open;
        } finally {
            lock.unlock();
        }
    }

    private void look(Round round, JobManager jobs) throws InterruptedException {
        try {
            turnstile.lockInterruptibly();
            try {
                List<TableName> tables = close(round);
                round.found.complete(jobs.jobsOf(tables.stream().distinct().toList())
                        .stream()
                        .collect(Collectors.groupingBy(JobStatus::targetTable)));
            } finally {
                turnstile.unlock();
            }
        } catch (TidbException e) {
            if (!Thread.currentThread().isInterrupted()) {
                round.found.completeExceptionally(e);
            }
        } finally {
            // Interrupted, also in the statement, or a bug, which is the opener's to report: the others ask again.
            close(round);
            round.found.cancel(false);
        }
    }

    /** Nobody joins any more. */
    private List<TableName> close(Round round) {
        lock.lock();
        try {
            if (open == round) {
                open = null;
            }
            return round.tables;
        } finally {
            lock.unlock();
        }
    }

    /** Empty when nobody looked after all. */
    private static Optional<Map<String, List<JobStatus>>> answer(Round round) throws InterruptedException {
        try {
            return Optional.of(round.found.get());
        } catch (CancellationException e) {
            return Optional.empty();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof TidbException failure) {
                throw failure;
            }
            throw new IllegalStateException(e.getCause());
        }
    }
}
