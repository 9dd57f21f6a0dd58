package dev.sluice.cli.local;

/** A part of the local stack did not start or has died. What Kafka and TiDB had taken is kept; the log says why. */
public final class StackFailedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    StackFailedException(String message, Throwable cause) {
        super(message, cause);
    }
}
