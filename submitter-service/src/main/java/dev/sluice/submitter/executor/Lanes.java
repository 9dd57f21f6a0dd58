package dev.sluice.submitter.executor;

import java.util.concurrent.Semaphore;

/**
 * How many orders are carried out at once. A submission may wait minutes for TiDB to list its files, a cancel minutes for the
 * job to stop; each has a lane, so that neither keeps the other waiting.
 */
final class Lanes {

    // Targets bound what is admitted, 16 unless configured; this bounds threads and connections when they allow much more.
    private static final int SUBMISSIONS = 256;
    private static final int LOOKS_AND_CANCELS = 64;

    private final Semaphore submissions = new Semaphore(SUBMISSIONS, true);
    private final Semaphore looksAndCancels = new Semaphore(LOOKS_AND_CANCELS, true);

    /** Where an order queues up. */
    Semaphore of(Order order) {
        return switch (order) {
            case Order.Submit submit -> submissions;
            case Order.LookOnly look -> looksAndCancels;
            case Order.CancelJob cancel -> looksAndCancels;
            case Order.CancelHeld held -> looksAndCancels;
        };
    }
}
