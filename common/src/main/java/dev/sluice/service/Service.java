package dev.sluice.service;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A service: parts that start in the order they were added and stop in the reverse one.
 *
 * <p>It does not outlive a broken part. A part that dies calls {@link #fail}; the owner hears of it once and ends the
 * process (or, when many services share one, closes them all). Nothing is restarted inside: the supervisor of the
 * process does that, and every service is built to begin again from its topics.
 */
public final class Service implements Health, AutoCloseable {

    /** Inside the 30 s that Kubernetes grants a pod before it is killed. */
    public static final Duration STOP_DEADLINE = Duration.ofSeconds(25);

    private static final Logger LOGGER = LoggerFactory.getLogger(Service.class);

    private final String name;
    private final Consumer<Throwable> owner;
    private final List<ServicePart> parts = new CopyOnWriteArrayList<>();
    private final Deque<ServicePart> begun = new ArrayDeque<>();
    private final AtomicBoolean failed = new AtomicBoolean();
    private volatile boolean started;

    /**
     * @param name  for logs
     * @param owner hears of the first fatal failure, on the thread that failed; it must not call {@link #close} there
     */
    public Service(String name, Consumer<Throwable> owner) {
        this.name = name;
        this.owner = owner;
    }

    /** Adds a part; only before {@link #start}. */
    public Service add(ServicePart part) {
        parts.add(part);
        return this;
    }

    /** Starts the parts in order. When one throws, those begun before it are stopped and the throw goes on. */
    public synchronized void start() throws Exception {
        try {
            for (ServicePart part : parts) {
                begun.push(part);
                part.start();
            }
        } catch (Exception | Error e) {
            close();
            throw e;
        }
        started = true;
        LOGGER.atInfo().addKeyValue("service", name).log("service started");
    }

    /** Reports that the service cannot go on; any thread, any number of times, the owner hears of the first. */
    public void fail(Throwable cause) {
        if (failed.compareAndSet(false, true)) {
            LOGGER.atError().addKeyValue("service", name).setCause(cause).log("service cannot go on");
            owner.accept(cause);
        }
    }

    @Override
    public boolean alive() {
        return !failed.get();
    }

    @Override
    public Map<String, Optional<String>> checks() {
        Map<String, Optional<String>> checks = new LinkedHashMap<>();
        checks.put(name, started ? Optional.empty() : Optional.of("not started"));
        parts.forEach(part -> checks.put(part.name(), part.problem()));
        return checks;
    }

    /** Drains all parts, then stops them in reverse order within {@link #STOP_DEADLINE} together. Blocks. */
    @Override
    public synchronized void close() {
        started = false;
        Instant deadline = Instant.now().plus(STOP_DEADLINE);
        begun.forEach(ServicePart::drain);
        while (!begun.isEmpty()) {
            stop(begun.pop(), Duration.between(Instant.now(), deadline));
        }
        LOGGER.atInfo().addKeyValue("service", name).log("service stopped");
    }

    // An outermost edge: one part that does not stop must not keep the others from stopping.
    private void stop(ServicePart part, Duration left) {
        try {
            part.stop(left.isNegative() ? Duration.ZERO : left);
        } catch (Exception e) {
            LOGGER.atWarn()
                    .addKeyValue("service", name)
                    .addKeyValue("part", part.name())
                    .setCause(e)
                    .log("part did not stop in order");
        }
    }
}
