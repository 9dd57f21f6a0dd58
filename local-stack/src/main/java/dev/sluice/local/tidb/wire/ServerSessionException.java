package dev.sluice.local.tidb.wire;

import java.io.Serial;

/** A question to the server behind the relay stayed without an answer. The statement that asked has to fail. */
public final class ServerSessionException extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1L;

    ServerSessionException(String message) {
        super(message);
    }

    ServerSessionException(String message, Throwable cause) {
        super(message, cause);
    }
}
