package dev.sluice.cli.lightning;

/** A checkpoint of Lightning cannot be read, or not be understood in full. Nothing of it is used then. */
public final class UnreadableCheckpointException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    UnreadableCheckpointException(String message) {
        super(message);
    }
}
