package dev.sluice.sdk.store;

/** The thread that reads a listing, or waits for those that read files, was interrupted; its flag is set again. Says nothing about the source. */
public final class ListingInterruptedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public ListingInterruptedException() {
        super("interrupted while a source is read");
    }

    /** Between two steps of which none may have waited. */
    public static void throwIfInterrupted() {
        if (Thread.currentThread().isInterrupted()) {
            throw new ListingInterruptedException();
        }
    }
}
