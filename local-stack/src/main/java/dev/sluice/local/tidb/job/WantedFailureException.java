package dev.sluice.local.tidb.job;

import java.io.Serial;

/** A job fails because a test asked for it; the message is the test's. */
final class WantedFailureException extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1L;

    WantedFailureException(String message) {
        super(message);
    }
}
