package dev.sluice.scanner;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** Tells a scan to end between two steps. May be given by any thread, any number of times; the first one counts. */
final class StopSignal {

    /** Why a scan has to end. */
    enum Reason {
        /** Nobody wants it any more: its order is done. */
        CANCELLED,
        /** Somebody else will carry it out: its order is not done. */
        HANDED_ON
    }

    private final AtomicReference<@Nullable Reason> reason = new AtomicReference<>();
    private final CountDownLatch given = new CountDownLatch(1);

    void give(Reason why) {
        reason.compareAndSet(null, why);
        given.countDown();
    }

    boolean isCancelled() {
        return reason.get() == Reason.CANCELLED;
    }

    /** @throws ScanStoppedException once the signal is given */
    void check() {
        if (given.getCount() == 0) {
            throw new ScanStoppedException();
        }
    }

    /**
     * Waits this long, or until the signal is given.
     *
     * @throws ScanStoppedException once the signal is given, or when the thread is interrupted
     */
    void pause(Duration wait) {
        try {
            if (given.await(wait.toMillis(), TimeUnit.MILLISECONDS)) {
                throw new ScanStoppedException();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ScanStoppedException();
        }
    }
}
