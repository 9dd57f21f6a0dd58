package dev.sluice.cli.sql;

/** A value of a result that cannot be shown; the message names its row and column. */
public final class UnshownValueException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    UnshownValueException(String message, Throwable cause) {
        super(message, cause);
    }
}
