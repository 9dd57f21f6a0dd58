package dev.sluice.cli.stage;

/** The files of this machine are others than those that were staged for the same import. The message says what to do. */
public final class StageChangedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    StageChangedException(String seen) {
        super(seen);
    }
}
