package dev.sluice.local.tidb.wire;

import dev.sluice.local.tidb.wire.Interceptor.Answer;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs a session's answers, one at a time, each on a virtual thread. Meanwhile the server is pinged: it must not end
 * the session, and free its locks, because it has nothing to do itself.
 */
final class Answering {

    private static final Logger LOGGER = LoggerFactory.getLogger(Answering.class);
    /** Shorter than the shortest idle time-out that a server can be set to, one second. */
    private static final long PING_EVERY_MILLIS = 500;

    private final Vertx vertx;
    private final Context eventLoop;
    private final Questions questions;
    private boolean busy;

    Answering(Vertx vertx, Context eventLoop, Questions questions) {
        this.vertx = vertx;
        this.eventLoop = eventLoop;
        this.questions = questions;
    }

    /** Whether an answer is running. */
    boolean isBusy() {
        return busy;
    }

    /** Does not block; to be called on the event loop, where {@code then} is called too. */
    void run(Answer answer, Consumer<Reply> then) {
        busy = true;
        questions.statementBegins();
        questions.ping();
        long pings = vertx.setPeriodic(PING_EVERY_MILLIS, timer -> questions.ping());
        Thread.ofVirtual().name("sluice-statement").start(() -> {
            Reply reply = replyOf(answer);
            try {
                eventLoop.runOnContext(now -> {
                    vertx.cancelTimer(pings);
                    busy = false;
                    then.accept(reply);
                });
            } catch (RejectedExecutionException closed) {
                LOGGER.atDebug().log("a statement ended after the relay; nobody is left to be told");
            }
        });
    }

    private Reply replyOf(Answer answer) {
        try {
            return answer.run(questions);
        } catch (ServerSessionException refused) {
            return refused.refusal();
        } catch (RuntimeException failure) {
            LOGGER.atError().setCause(failure).log("a statement failed inside the stand-in");
            return new Reply.Refusal(1105, "HY000", String.valueOf(failure.getMessage()));
        }
    }
}
