package dev.sluice.wire;

/**
 * Kafka did not confirm all facts in time: each may have arrived or not. Report them all again, now or when the work that
 * found them is done again; a fact that arrives twice counts once.
 */
public final class NotReportedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** Keeps what Kafka's client said. */
    public NotReportedException(Throwable cause) {
        super("Kafka did not confirm a fact: " + cause.getMessage(), cause);
    }
}
