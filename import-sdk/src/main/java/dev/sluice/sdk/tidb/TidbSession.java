package dev.sluice.sdk.tidb;

import java.time.Duration;

/**
 * One connection of its own to TiDB, not shared and not pooled: what a statement locks or sets lives exactly as long as the
 * session.
 *
 * <p>For one thread at a time, except {@link #close}, which any thread may call to end a running statement's wait.
 */
public interface TidbSession extends AutoCloseable {

    /**
     * Sends one statement and waits for its answer, at most as long as the session's settings say.
     *
     * @return its rows; none for a statement without a result set
     * @throws TidbException when TiDB refuses it, the connection breaks, the wait is over or the thread is interrupted; after
     *                       one of the last three the session is closed
     */
    ResultRows query(String sql);

    /**
     * As {@link #query(String)}, with its own wait.
     *
     * @throws TidbException as there
     */
    ResultRows query(String sql, Duration wait);

    /**
     * Closes the connection; TiDB frees what it held. A statement that is still under way comes first, and keeps its locks
     * until TiDB is done with it. Never blocks, never throws, may be repeated.
     */
    @Override
    void close();
}
