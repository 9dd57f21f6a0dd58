package dev.sluice.local.tidb.server;

import java.io.InterruptedIOException;

/** Turns an interrupt into the exception that callers of blocking I/O already handle. */
final class Interruptions {

    private Interruptions() {}

    /** Keeps the thread's interrupt status, so callers further up see it too. */
    static InterruptedIOException asIoException(InterruptedException interrupted) {
        Thread.currentThread().interrupt();
        var failure = new InterruptedIOException("interrupted while waiting for a process");
        failure.initCause(interrupted);
        return failure;
    }
}
