package dev.sluice.cli.stage;

/** The user left while files were uploaded. What is there stays, and is remembered. */
public final class StageLeftException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    StageLeftException(String message) {
        super(message);
    }
}
