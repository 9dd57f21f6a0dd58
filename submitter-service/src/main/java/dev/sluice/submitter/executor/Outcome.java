package dev.sluice.submitter.executor;

/** How carrying out an order went. */
sealed interface Outcome {

    /** Reported, or no longer ordered. */
    record Done() implements Outcome {}

    /** Nothing happened; the same may work later. */
    record TryAgain(String why) implements Outcome {}

    /** Something may have happened: begin again from the lock, after a grace in which TiDB can finish. */
    record LookAgain(String why) implements Outcome {}
}
