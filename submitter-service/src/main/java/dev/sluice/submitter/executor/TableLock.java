package dev.sluice.submitter.executor;

import dev.sluice.sdk.TableName;
import dev.sluice.sdk.statement.SqlText;
import dev.sluice.sdk.tidb.TidbSession;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.OptionalLong;

/**
 * The lock of one table in TiDB: held by one session in the whole cluster, gone with the session. So a statement that runs in
 * the session, or may still run there, has the lock.
 */
final class TableLock {

    private static final int WAIT_SECONDS = 5;
    // TiDB takes names of up to 64 characters; a table's own name may be longer and of two cases.
    private static final int HASH_DIGITS = 40;

    private TableLock() {}

    /** Waits a little for the lock; false when another session has it. It is kept until the session ends. */
    static boolean take(TidbSession session, TableName table) {
        OptionalLong taken = session.query("SELECT GET_LOCK(" + SqlText.string(name(table)) + ", " + WAIT_SECONDS
                + ") AS taken").first().map(row -> row.number("taken")).orElseGet(OptionalLong::empty);
        return taken.orElse(0) == 1;
    }

    static String name(TableName table) {
        TableName folded = table.folded();
        String text = folded.schema().length() + ":" + folded.schema() + folded.table();
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return "sluice-" + HexFormat.of().formatHex(digest).substring(0, HASH_DIGITS);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
