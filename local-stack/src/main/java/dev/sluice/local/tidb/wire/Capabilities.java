package dev.sluice.local.tidb.wire;

/**
 * What client and server agreed on at log-in, as far as the relay has to know it.
 *
 * @param endOfRowsIsOk whether result sets end with an OK packet and column definitions with nothing
 *                      ({@code CLIENT_DEPRECATE_EOF}), instead of an EOF packet each
 */
record Capabilities(boolean endOfRowsIsOk) {

    static final int CLIENT_MYSQL = 1;
    static final int COMPRESS = 1 << 5;
    static final int SSL = 1 << 11;
    static final int DEPRECATE_EOF = 1 << 24;
    static final int ZSTD_COMPRESSION = 1 << 26;
    static final int QUERY_ATTRIBUTES = 1 << 27;

    /** Before anybody has logged in. */
    static final Capabilities NONE = new Capabilities(false);

    static Capabilities of(long flags) {
        return new Capabilities((flags & DEPRECATE_EOF) != 0);
    }
}
