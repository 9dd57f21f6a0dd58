package dev.sluice.scanner;

/** The scan was told to end: nothing is reported of it. */
final class ScanStoppedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    ScanStoppedException() {
        super("the scan was stopped");
    }
}
