package dev.sluice.local.tidb.job;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Switches with which a test, or somebody who wants to see what happens, makes jobs behave badly. Safe for any thread;
 * a change holds from the next step of each job on.
 */
public final class JobControls {

    /** How soon a job that is held notices that it was cancelled. */
    private static final Duration LOOK_EVERY = Duration.ofMillis(20);

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final AtomicReference<@Nullable String> nextFailure = new AtomicReference<>();
    private final AtomicBoolean cutNextImport = new AtomicBoolean();
    private boolean held;
    private boolean answersHeld;
    private long bytesPerSecond = Long.MAX_VALUE;

    /** Keeps running jobs from loading anything more until {@link #release}. They can be cancelled. */
    public void hold() {
        set(() -> held = true);
    }

    public void release() {
        set(() -> held = false);
    }

    /** Slows every job down to this many stored bytes a second. */
    public void loadAtMost(long newBytesPerSecond) {
        set(() -> bytesPerSecond = newBytesPerSecond);
    }

    /** Makes the next job that starts fail with this text instead of loading. */
    public void failNextJob(String message) {
        nextFailure.set(message);
    }

    /** Cuts the connection of the next client whose IMPORT INTO was accepted, instead of answering. The job runs. */
    public void cutNextImport() {
        cutNextImport.set(true);
    }

    /** Keeps back the answers to accepted {@code IMPORT INTO} statements until {@link #releaseAnswers}. The jobs run. */
    public void holdAnswers() {
        set(() -> answersHeld = true);
    }

    public void releaseAnswers() {
        set(() -> answersHeld = false);
    }

    Optional<String> takeFailure() {
        return Optional.ofNullable(nextFailure.getAndSet(null));
    }

    boolean takeCut() {
        return cutNextImport.getAndSet(false);
    }

    /**
     * Blocks as long as jobs are held, and until so many bytes may have been loaded in this time.
     *
     * @param cancelled ends the wait
     */
    void await(long loadedBytes, long startNanos, BooleanSupplier cancelled) throws InterruptedException {
        lock.lockInterruptibly();
        try {
            while (!cancelled.getAsBoolean() && (held || System.nanoTime() - startNanos < shortest(loadedBytes))) {
                changed.await(LOOK_EVERY.toMillis(), TimeUnit.MILLISECONDS);
            }
        } finally {
            lock.unlock();
        }
    }

    /** Blocks as long as answers are held. */
    void awaitAnswer() throws InterruptedException {
        lock.lockInterruptibly();
        try {
            while (answersHeld) {
                changed.await();
            }
        } finally {
            lock.unlock();
        }
    }

    private double shortest(long loadedBytes) {
        return (double) loadedBytes / bytesPerSecond * TimeUnit.SECONDS.toNanos(1);
    }

    private void set(Runnable change) {
        lock.lock();
        try {
            change.run();
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }
}
