package dev.sluice.monitor.poll;

/** Kafka did not confirm a fact in time. */
final class NotReportedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    NotReportedException(Throwable cause) {
        super("Kafka did not confirm a fact: " + cause.getMessage(), cause);
    }
}
