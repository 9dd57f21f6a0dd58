package dev.sluice.cli;

import dev.sluice.cli.local.Access;
import dev.sluice.config.TargetConfig;
import dev.sluice.sdk.tidb.SessionSettings;
import dev.sluice.sdk.tidb.TidbSession;
import dev.sluice.sdk.tidb.TidbTarget;
import dev.sluice.sdk.tidb.VertxSessions;
import io.vertx.core.Vertx;
import java.util.function.Function;

/** Asks a target something over a session of its own. */
final class TargetQuestion {

    private TargetQuestion() {}

    /**
     * Connects, asks and closes. Blocks.
     *
     * @throws CommandFailedException                  when no such target is configured
     * @throws dev.sluice.sdk.tidb.TidbException when TiDB cannot be reached, or refuses
     */
    static <T> T ask(Access access, String target, Function<TidbSession, T> question) {
        TidbTarget tidb = tidb(access, target);
        Vertx vertx = Vertx.vertx();
        try (TidbSession session = new VertxSessions(vertx, tidb).open(SessionSettings.DEFAULT)) {
            return question.apply(session);
        } finally {
            vertx.close().await();
        }
    }

    /**
     * The target of that name.
     *
     * @throws CommandFailedException when there is none
     */
    static TidbTarget tidb(Access access, String target) {
        TargetConfig config = access.config().targets().get(target);
        if (config == null) {
            throw new CommandFailedException(ExitCode.USAGE, "there is no target " + target + "; known are "
                    + String.join(", ", access.config().targets().keySet()));
        }
        return config.tidb();
    }
}
