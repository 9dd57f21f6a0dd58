package dev.sluice.sdk.ddl;

/** A schema file's text is not SQL that can be cut into statements with certainty; says where and why. */
final class UnreadableSqlException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final int line;

    /** @param at the place in the text that is at fault */
    UnreadableSqlException(String text, int at, String what) {
        super(what);
        this.line = Lines.at(text, at);
    }

    /** From one. */
    int line() {
        return line;
    }
}
