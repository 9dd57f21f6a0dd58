package dev.sluice.cli.stage;

/** A dump could not be staged. The message names the file and says what to do. */
public final class StageFailedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    StageFailedException(String seen, Throwable cause) {
        super(seen, cause);
    }

    StageFailedException(String seen) {
        super(seen);
    }
}
