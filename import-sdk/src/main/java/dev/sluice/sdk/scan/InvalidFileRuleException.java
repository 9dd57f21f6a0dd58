package dev.sluice.sdk.scan;

/** A file rule is not written right; the text says which of the list, counted from 1, and what is wrong. */
public final class InvalidFileRuleException extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    InvalidFileRuleException(int number, String wrong) {
        super("file rule " + number + ": " + wrong);
    }
}
