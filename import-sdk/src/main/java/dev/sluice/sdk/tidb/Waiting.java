package dev.sluice.sdk.tidb;

import io.vertx.core.Future;
import io.vertx.sqlclient.DatabaseException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import java.util.regex.Pattern;

/** Waits on the caller's thread for what an event loop does, and says what went wrong in our own words. */
final class Waiting {

    private static final Pattern PACKED = Pattern.compile(
            "^\\{errorMessage=(.*), errorCode=\\d+, sqlState=\\w*}$",
            Pattern.DOTALL);

    private final TidbTarget target;

    Waiting(TidbTarget target) {
        this.target = target;
    }

    /** Before a session exists every failure, TiDB's own too, only means that there is none. */
    <T> T forConnection(Future<T> opening, Duration wait) {
        return result(opening, wait,
                cause -> ConnectFailure.of(cause, target));
    }

    <T> T forAnswer(Future<T> answer, Duration wait) {
        return result(answer, wait, cause -> cause instanceof DatabaseException error
                ? TidbException.answered(error.getErrorCode(), String.valueOf(error.getSqlState()), words(error))
                : TidbException.notAnswered(target, reason(cause)));
    }

    private static <T> T result(Future<T> future, Duration wait, Function<Throwable, TidbException> failure) {
        CompletableFuture<T> outcome = future.toCompletionStage().toCompletableFuture();
        try {
            return outcome.get(wait.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException e) {
            throw failure.apply(e.getCause() == null ? e : e.getCause());
        } catch (TimeoutException e) {
            throw failure.apply(new TimeoutException("nothing within " + wait.toMillis() + " ms"));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw failure.apply(new InterruptedException("interrupted while waiting"));
        }
    }

    // The driver packs TiDB's words together with code and state, and gives them out in no other way.
    static String words(DatabaseException error) {
        return PACKED.matcher(reason(error)).replaceFirst("$1");
    }

    static String reason(Throwable cause) {
        return cause.getMessage() == null ? cause.getClass().getSimpleName() : cause.getMessage();
    }
}
