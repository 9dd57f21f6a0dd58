package dev.sluice.cli.local;

/** Another command runs the stack of a data directory and cannot be shared. Wait for it, or run {@code sluice up}. */
public final class DirectoryBusyException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    DirectoryBusyException(String message) {
        super(message);
    }
}
