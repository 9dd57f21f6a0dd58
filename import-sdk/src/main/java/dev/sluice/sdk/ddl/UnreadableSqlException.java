package dev.sluice.sdk.ddl;

/** A schema file's text is not SQL that can be cut into statements with certainty; says where and why. */
final class UnreadableSqlException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    UnreadableSqlException(String what) {
        super(what);
    }
}
