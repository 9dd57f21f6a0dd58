package dev.sluice.local.tidb.job;

import dev.sluice.local.tidb.job.JobProgress.Step;
import dev.sluice.local.tidb.load.LoadCancelledException;
import dev.sluice.local.tidb.plan.ImportPlan;
import dev.sluice.local.tidb.plan.ImportPlanner;
import dev.sluice.local.tidb.profile.TidbProfile;
import dev.sluice.local.tidb.statement.TidbErrors;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs jobs in the order of their creation, each on a virtual thread, so many at a time and no more. Safe for any
 * thread.
 */
public final class JobEngine implements AutoCloseable {

    /** TiDB 9.0 runs so many distributed tasks at once; jobs above that stay pending, without a time limit. */
    public static final int DEFAULT_RUNNING_LIMIT = 16;

    private static final Logger LOGGER = LoggerFactory.getLogger(JobEngine.class);
    /** A load stops between two chunks of rows; the database is stopped next, and with it whatever does not. */
    private static final Duration STOP_LIMIT = Duration.ofSeconds(30);
    private static final Set<JobStatus> ACTIVE = Set.of(JobStatus.PENDING, JobStatus.RUNNING);

    private final JobStore store;
    private final Connections connections;
    private final Loader loader;
    private final JobControls controls;
    private final ReentrantLock lock = new ReentrantLock();
    private final Map<Long, ActiveJob> active = new HashMap<>();
    private final Deque<ActiveJob> waiting = new ArrayDeque<>();
    private int running;
    private int runningLimit = DEFAULT_RUNNING_LIMIT;
    private boolean closed;

    public JobEngine(JobStore store, Connections connections, Loader loader, JobControls controls) {
        this.store = store;
        this.connections = connections;
        this.loader = loader;
        this.controls = controls;
    }

    /** Takes up the jobs that an earlier process left behind; to be called once, before any other method. */
    public void resume(TidbProfile profile, ImportPlanner planner) {
        var replanning = new Replanning(profile, planner);
        store.all()
                .filter(job -> job.status().isActive())
                .forEach(job -> enqueue(job, connection -> replanning.plan(job, connection)));
    }

    /**
     * Creates a job and lets it run when its turn comes.
     *
     * @return the job, pending
     * @throws dev.sluice.local.tidb.statement.TidbException when the table got an active job after it was planned
     */
    public Job submit(JobRequest request, ImportPlan plan) {
        Job job = store.add(request)
                .orElseThrow(
                        () -> TidbErrors.precheckFailed("there is active job on the target table already"));
        enqueue(job, connection -> plan);
        return job;
    }

    private void enqueue(Job job, PlanSource plan) {
        var next = new ActiveJob(job, plan, controls);
        locked(() -> {
            active.put(job.id(), next);
            waiting.add(next);
            startNext();
            if (closed) {
                next.end().completeExceptionally(shuttingDown());
            }
            return next;
        });
    }

    private void startNext() {
        while (!closed && running < runningLimit && !waiting.isEmpty()) {
            ActiveJob next = waiting.remove();
            running++;
            Thread.ofVirtual().name("sluice-job-" + next.id()).start(() -> runToEnd(next));
        }
    }

    /** Lets fewer or more jobs run at once; those that run go on. */
    public void limitRunning(int newLimit) {
        locked(() -> {
            runningLimit = newLimit;
            startNext();
            return runningLimit;
        });
    }

    /** How far a running job is; empty for any other. Those that have ended are many, and cost no lock. */
    public Optional<JobProgress> progress(Job job) {
        return job.status() != JobStatus.RUNNING
                ? Optional.empty()
                : locked(() -> Optional.ofNullable(active.get(job.id())).filter(any -> !waiting.contains(any)))
                        .map(ActiveJob::progress);
    }

    /**
     * The end of a job: at once for one that has ended.
     *
     * @return fails with {@link CancellationException} when this process stops before the job ends
     */
    public CompletableFuture<Job> end(long id) {
        return locked(() -> Optional.ofNullable(active.get(id)).map(ActiveJob::end))
                .orElseGet(() -> CompletableFuture.completedFuture(store.find(id).orElseThrow()));
    }

    /**
     * Asks a job to stop.
     *
     * @return its end, which may be another one than wanted; see {@link #end}
     */
    public CompletableFuture<Job> cancel(long id) {
        locked(() -> {
            Optional<ActiveJob> found = Optional.ofNullable(active.get(id));
            found.ifPresent(ActiveJob::cancel);
            // Whoever waits in line never runs, so nobody else would end it.
            found.filter(waiting::remove).ifPresent(job -> leave(job));
            return found;
        });
        return end(id);
    }

    private void leave(ActiveJob job) {
        active.remove(job.id());
        store.change(job.id(), ACTIVE, (current, now) -> current.cancelled());
        job.end().complete(store.find(job.id()).orElseThrow());
    }

    /** The outermost edge of a job's thread: whatever happens, the job ends and the next one starts. */
    private void runToEnd(ActiveJob job) {
        try (Connection connection = connections.open()) {
            run(job, connection);
        } catch (LoadCancelledException | CancellationException cancelled) {
            if (!isClosed()) {
                store.change(job.id(), ACTIVE, (current, now) -> current.cancelled());
            }
        } catch (SQLException | RuntimeException failure) {
            fail(job, failure);
        } finally {
            locked(() -> {
                running--;
                active.remove(job.id());
                startNext();
                return running;
            });
            store.find(job.id())
                    .filter(current -> !current.status().isActive())
                    .ifPresentOrElse(job.end()::complete,
                            () -> job.end()
                                    .completeExceptionally(new CancellationException("the server is shutting down")));
        }
    }

    private void fail(ActiveJob job, Exception failure) {
        if (isClosed()) {
            // The job stays as it is and begins anew in the next process.
            return;
        }
        LOGGER.atInfo()
                .addKeyValue("jobId", job.id())
                .addKeyValue("error", failure.getClass().getSimpleName())
                .log("an import job failed");
        store.change(job.id(), ACTIVE, (current, now) -> current.failed(String.valueOf(failure.getMessage()), now));
    }

    private void run(ActiveJob job, Connection connection) throws SQLException {
        store.change(job.id(), Set.of(JobStatus.PENDING), Job::started);
        ImportPlan plan = job.plan().plan(connection);
        Optional<String> wanted = controls.takeFailure();
        store.change(job.id(), Set.of(JobStatus.RUNNING), (current, now) -> current.in(Job.IMPORTING));
        if (wanted.isPresent()) {
            throw new WantedFailureException(wanted.get());
        }
        job.enter(Step.IMPORT);
        job.awaitPermission();
        job.refuseWhenCancelled();
        long rows = loader.load(plan, connection, job);
        job.refuseWhenCancelled();
        store.change(job.id(), Set.of(JobStatus.RUNNING), (current, now) -> current.in(Job.VALIDATING));
        job.enter(Step.POST_PROCESS);
        store.change(job.id(), Set.of(JobStatus.RUNNING), (current, now) -> current.finished(rows, now));
    }

    private static CancellationException shuttingDown() {
        return new CancellationException("the server is shutting down");
    }

    private boolean isClosed() {
        return locked(() -> closed);
    }

    private <T> T locked(Supplier<T> action) {
        lock.lock();
        try {
            return action.get();
        } finally {
            lock.unlock();
        }
    }

    /** Stops all jobs where they are and waits for them, half a minute at most; they begin anew when a process takes them up. */
    @Override
    public void close() {
        var left = locked(() -> {
            closed = true;
            waiting.forEach(job -> job.end()
                    .completeExceptionally(
                            new CancellationException("the server is shutting down")));
            active.values().forEach(ActiveJob::cancel);
            return active.values().stream().map(ActiveJob::end).toArray(CompletableFuture[]::new);
        });
        CompletableFuture.allOf(left)
                .orTimeout(STOP_LIMIT.toSeconds(), TimeUnit.SECONDS)
                .exceptionally(stopped -> null)
                .join();
    }
}
