package dev.sluice.local.tidb.wire;

import java.io.Serial;

/** A question to the server behind the relay stayed without an answer. The statement that asked has to fail. */
public final class ServerSessionException extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1L;
    private static final int UNKNOWN_ERROR = 1105;

    private final int code;
    private final String sqlState;

    ServerSessionException(String message) {
        this(UNKNOWN_ERROR, "HY000", message);
    }

    ServerSessionException(String message, Throwable cause) {
        this(message);
        initCause(cause);
    }

    ServerSessionException(int code, String sqlState, String message) {
        super(message);
        this.code = code;
        this.sqlState = sqlState;
    }

    /** What the client is told: the server's own error when it refused the question. */
    public Reply.Refusal refusal() {
        return new Reply.Refusal(code, sqlState, String.valueOf(getMessage()));
    }
}
