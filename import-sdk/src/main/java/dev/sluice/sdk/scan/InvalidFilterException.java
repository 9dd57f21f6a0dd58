package dev.sluice.sdk.scan;

/** A table filter's rule is not written right; the text quotes the rule and says what is wrong. */
public final class InvalidFilterException extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    InvalidFilterException(String rule, String wrong) {
        super("filter rule '" + rule + "': " + wrong);
    }

    private InvalidFilterException(String message) {
        super(message);
    }

    /** The same, saying where the rule stands. */
    InvalidFilterException at(String where) {
        return new InvalidFilterException(where + ": " + getMessage());
    }
}
