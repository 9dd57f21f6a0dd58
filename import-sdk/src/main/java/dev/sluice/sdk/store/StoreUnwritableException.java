package dev.sluice.sdk.store;

import dev.sluice.sdk.check.Problem;
import org.jspecify.annotations.Nullable;

/** A file cannot be written to a storage, or removed from it. The text names it and what to do, never a credential. */
public final class StoreUnwritableException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    StoreUnwritableException(String seen, String advice, @Nullable Throwable cause) {
        super(new Problem(seen, advice).sentence(), cause);
    }
}
