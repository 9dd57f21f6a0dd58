package dev.sluice.cli.process;

import org.jspecify.annotations.Nullable;

/** The state directory cannot be used by this process. The message says what to do. */
public final class StateUnavailableException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    StateUnavailableException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
