package dev.sluice.local.tidb.job;

import dev.sluice.local.tidb.job.JobProgress.Step;
import dev.sluice.local.tidb.load.LoadProgress;
import java.time.Duration;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;

/** A job that is waiting or running in this process. */
final class ActiveJob implements LoadProgress {

    private final long id;
    private final long totalBytes;
    private final PlanSource plan;
    private final JobControls controls;
    private final CompletableFuture<Job> end = new CompletableFuture<>();
    private volatile boolean cancelled;
    private volatile Step step = Step.INIT;
    private volatile long loadedBytes;
    private volatile long rows;
    private volatile long startNanos = System.nanoTime();

    ActiveJob(Job job, PlanSource plan, JobControls controls) {
        this.id = job.id();
        this.totalBytes = job.request().sourceBytes();
        this.plan = plan;
        this.controls = controls;
    }

    long id() {
        return id;
    }

    PlanSource plan() {
        return plan;
    }

    /** Completed with the job as it ended; exceptionally when this process stops before. */
    CompletableFuture<Job> end() {
        return end;
    }

    void cancel() {
        cancelled = true;
    }

    void enter(Step next) {
        step = next;
        if (next == Step.IMPORT) {
            startNanos = System.nanoTime();
        }
    }

    /** Blocks while jobs are held. */
    void awaitPermission() {
        try {
            controls.await(loadedBytes, startNanos, this::cancelled);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            cancelled = true;
        }
    }

    void refuseWhenCancelled() {
        if (cancelled) {
            throw new CancellationException("cancelled by user");
        }
    }

    @Override
    public void loaded(long sourceBytes, long loadedRows) {
        loadedBytes = sourceBytes;
        rows = loadedRows;
        awaitPermission();
    }

    @Override
    public boolean cancelled() {
        return cancelled;
    }

    JobProgress progress() {
        return new JobProgress(step, loadedBytes, totalBytes, rows, Duration.ofNanos(System.nanoTime() - startNanos));
    }
}
