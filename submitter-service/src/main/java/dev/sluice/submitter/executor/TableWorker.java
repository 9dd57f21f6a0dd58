package dev.sluice.submitter.executor;

import dev.sluice.event.TableKey;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Carries out the newest order of one table, one at a time, on a thread that lives as long as there is one. A new order ends
 * the wait of the one before, so a cancel overtakes a submission that has not begun.
 */
final class TableWorker {

    private static final Logger LOGGER = LoggerFactory.getLogger(TableWorker.class);

    private final CarryOut carryOut;
    private final Lanes lanes;
    private final Consumer<Throwable> fatal;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private @Nullable Order wanted;
    private @Nullable Thread thread;
    private boolean stopped;

    /** @param fatal hears of what must not happen; the table is then left as it is */
    TableWorker(CarryOut carryOut, Lanes lanes, Consumer<Throwable> fatal) {
        this.carryOut = carryOut;
        this.lanes = lanes;
        this.fatal = fatal;
    }

    /** Takes an order in place of the one before, or none. Returns at once. */
    void want(Optional<Order> order) {
        lock.lock();
        try {
            wanted = order.orElse(null);
            changed.signalAll();
            if (wanted != null && thread == null && !stopped) {
                thread = Thread.ofVirtual().name("table-worker").start(this::work);
            }
        } finally {
            lock.unlock();
        }
    }

    /** Ends for good: nothing more is sent. Returns at once; an answer that is under way is not waited for. */
    void stop() {
        lock.lock();
        try {
            stopped = true;
            wanted = null;
            if (thread != null) {
                thread.interrupt();
            }
        } finally {
            lock.unlock();
        }
    }

    // An outermost edge: an order that cannot be carried out because of a bug ends the process, not only this thread.
    private void work() {
        try {
            int failures = 0;
            for (Optional<Order> next = next(); next.isPresent(); next = next()) {
                Optional<Outcome> outcome = inLane(next.get());
                if (outcome.isPresent()) {
                    failures = outcome.get() instanceof Outcome.Done ? 0 : failures + 1;
                    settle(next.get(), outcome.get(), failures);
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException | Error e) {
            fatal.accept(e);
        }
    }

    private Optional<Order> next() {
        lock.lock();
        try {
            if (wanted == null) {
                thread = null;
            }
            return Optional.ofNullable(wanted);
        } finally {
            lock.unlock();
        }
    }

    /** Empty when the order was taken back while it stood in line. */
    private Optional<Outcome> inLane(Order order) throws InterruptedException {
        Semaphore lane = lanes.of(order);
        lane.acquire();
        try {
            return isStill(order) ? Optional.of(carryOut.order(order)) : Optional.empty();
        } finally {
            lane.release();
        }
    }

    private boolean isStill(Order order) {
        lock.lock();
        try {
            return order.asksTheSameAs(wanted);
        } finally {
            lock.unlock();
        }
    }

    private void settle(Order order, Outcome outcome, int failures) throws InterruptedException {
        log(order, outcome, failures);
        long left = Pace.after(outcome, Math.max(1, failures), ThreadLocalRandom.current()).toNanos();
        lock.lockInterruptibly();
        try {
            if (outcome instanceof Outcome.Done && order.asksTheSameAs(wanted)) {
                wanted = null;
            }
            while (left > 0 && order.asksTheSameAs(wanted)) {
                left = changed.awaitNanos(left);
            }
        } finally {
            lock.unlock();
        }
    }

    private static void log(Order order, Outcome outcome, int failures) {
        TableKey key = order.table().key();
        switch (outcome) {
            case Outcome.Done() -> {
            }
            case Outcome.TryAgain(String why) -> logWaiting(key, why, failures);
            case Outcome.LookAgain(String why) -> logWaiting(key, why, failures);
        }
    }

    private static void logWaiting(TableKey key, String why, int failures) {
        LOGGER.atWarn()
                .addKeyValue("importId", key.importId())
                .addKeyValue("schema", key.schema())
                .addKeyValue("table", key.table())
                .addKeyValue("tries", failures)
                .addKeyValue("error", why)
                .log("order not carried out yet; will try again");
    }
}
