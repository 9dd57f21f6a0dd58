package dev.sluice.sdk.scan;

/** A table route is not written right; the text says which of the list, counted from 1, and what is wrong. */
public final class InvalidRouteException extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    InvalidRouteException(int number, String wrong) {
        super("table route " + number + ": " + wrong);
    }
}
