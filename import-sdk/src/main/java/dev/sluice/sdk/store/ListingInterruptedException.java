package dev.sluice.sdk.store;

/** The thread that reads a listing was interrupted; its flag is set again. Says nothing about the source. */
public final class ListingInterruptedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    ListingInterruptedException() {
        super("interrupted while a source is listed");
    }
}
