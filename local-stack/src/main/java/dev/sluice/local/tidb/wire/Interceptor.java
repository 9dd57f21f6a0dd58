package dev.sluice.local.tidb.wire;

import java.util.Optional;

/** Chooses the statements that the relay answers. */
@FunctionalInterface
public interface Interceptor {

    /**
     * Called on an event loop for every statement, so it must not block. A statement is decoded as UTF-8 whatever the
     * session's character set is.
     *
     * @return empty to pass the statement on
     */
    Optional<Answer> answerTo(String sql);

    /** Carries out one statement. */
    @FunctionalInterface
    interface Answer {

        /**
         * Called on a thread of its own, for as long as it takes; later statements of this client wait meanwhile. The
         * server's session stays open, even if the client goes away, until this returns.
         *
         * @throws RuntimeException is logged and answered with error 1105
         */
        Reply run(ServerSession session);
    }
}
