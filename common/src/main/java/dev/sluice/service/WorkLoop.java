package dev.sluice.service;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * A part that is one loop on one thread of its own.
 *
 * <p>The loop ends only when it is asked to: if it throws, or returns by itself, that is reported as fatal.
 */
public final class WorkLoop implements ServicePart {

    private final String name;
    private final Runnable loop;
    private final Runnable ask;
    private final Supplier<Optional<String>> problem;
    private final Consumer<Throwable> fatal;
    private final Thread thread;
    private volatile boolean asked;

    /**
     * @param name    of the part and its thread
     * @param loop    runs until asked to end
     * @param ask     asks the loop to end, from another thread; returns at once
     * @param problem see {@link ServicePart#problem}
     * @param fatal   hears of the death of the loop: {@link Service#fail}
     */
    public WorkLoop(String name, Runnable loop, Runnable ask, Supplier<Optional<String>> problem,
            Consumer<Throwable> fatal) {
        this.name = name;
        this.loop = loop;
        this.ask = ask;
        this.problem = problem;
        this.fatal = fatal;
        this.thread = Thread.ofPlatform().name(name).daemon().unstarted(this::runToTheEnd);
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public void start() {
        thread.start();
    }

    @Override
    public Optional<String> problem() {
        return thread.isAlive() ? problem.get() : Optional.of("its loop does not run");
    }

    @Override
    public void stop(Duration within) throws Exception {
        asked = true;
        ask.run();
        if (thread.getState() != Thread.State.NEW && !thread.join(within)) {
            throw new TimeoutException("loop " + name + " still ran after " + within);
        }
    }

    // An outermost edge: whatever ends the loop, an Error too, is reported instead of vanishing with the thread.
    private void runToTheEnd() {
        try {
            loop.run();
            if (!asked) {
                fatal.accept(new IllegalStateException("loop " + name + " ended by itself"));
            }
        } catch (Throwable e) {
            fatal.accept(e);
        }
    }
}
