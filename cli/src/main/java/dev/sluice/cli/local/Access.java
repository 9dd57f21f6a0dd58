package dev.sluice.cli.local;

import dev.sluice.config.ServiceConfig;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** A way to a pipeline or a target, and what had to be started for it; closing stops that. */
public final class Access implements AutoCloseable {

    private final ServiceConfig config;
    private final Optional<LocalStack> stack;

    private Access(ServiceConfig config, Optional<LocalStack> stack) {
        this.config = config;
        this.stack = stack;
    }

    /** To what somebody else runs. */
    static Access to(ServiceConfig config) {
        return new Access(config, Optional.empty());
    }

    /** To what was started here. */
    static Access to(LocalStack stack) {
        return new Access(stack.config(), Optional.of(stack));
    }

    /** How to reach it. */
    public ServiceConfig config() {
        return config;
    }

    /** Whether it ends when this is closed. */
    public boolean isOurs() {
        return stack.isPresent();
    }

    /** What was started here; only for a whole stack of ours. */
    public Addresses addresses() {
        return stack.orElseThrow().addresses();
    }

    /**
     * Looks whether what was started here still runs.
     *
     * @throws StackFailedException when a part of it has died
     */
    public void check() {
        stack.ifPresent(LocalStack::check);
    }

    /** Waits until what was started here is closed by the end of the process; true when that has begun. */
    public boolean awaitClose(long time, TimeUnit unit) throws InterruptedException {
        return stack.orElseThrow().awaitClose(time, unit);
    }

    @Override
    public void close() {
        stack.ifPresent(LocalStack::close);
    }
}
