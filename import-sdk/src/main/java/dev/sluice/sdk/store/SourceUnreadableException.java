package dev.sluice.sdk.store;

import dev.sluice.sdk.check.Problem;
import org.jspecify.annotations.Nullable;

/**
 * A source, or a file in it, cannot be listed or read. The text names it and what to do; a user can act on it, and a
 * second try without a change fails the same way.
 */
public final class SourceUnreadableException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final Problem problem;

    /**
     * @param seen   what is the case, without a credential
     * @param advice what to do about it; empty when nobody can know
     */
    public SourceUnreadableException(String seen, String advice, @Nullable Throwable cause) {
        super(new Problem(seen, advice).sentence(), cause);
        this.problem = new Problem(seen, advice);
    }

    /** What stands against the import, as the message says it in one sentence. */
    public Problem problem() {
        return problem;
    }
}
