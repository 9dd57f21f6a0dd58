package dev.sluice.service;

/**
 * A partition could not be folded to its end in time, or is no longer ours. Nothing is known about its keys: give the
 * work up, and begin it again when the listener names the key.
 */
public final class NotFoldedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    NotFoldedException(int partition, String why) {
        super("partition " + partition + " was not folded to its end: " + why);
    }
}
