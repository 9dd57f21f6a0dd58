package dev.sluice.sdk.store;

import org.jspecify.annotations.Nullable;

/**
 * A source, or a file in it, cannot be listed or read. The text names it and what to do; a user can act on it, and a
 * second try without a change fails the same way.
 */
public final class SourceUnreadableException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public SourceUnreadableException(String what, @Nullable Throwable cause) {
        super(what, cause);
    }
}
