package dev.sluice.cli;

import dev.sluice.cli.local.Access;
import dev.sluice.cli.show.RowsText;
import dev.sluice.config.TargetConfig;
import dev.sluice.event.Manifest;
import dev.sluice.sdk.tidb.ResultRows;
import dev.sluice.sdk.tidb.SessionSettings;
import dev.sluice.sdk.tidb.TidbSession;
import dev.sluice.sdk.tidb.VertxSessions;
import io.vertx.core.Vertx;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code sluice sql "STATEMENT"}. */
@Command(name = "sql", description = "Sends one statement to the target and prints its answer.")
final class SqlCommand implements Callable<Integer> {

    @Mixin
    private final CommonOptions common = new CommonOptions();

    @Mixin
    private final OutputOption output = new OutputOption();

    @Option(names = "--target", paramLabel = "NAME", defaultValue = Manifest.DEFAULT_TARGET, description = "A configured TiDB; ${DEFAULT-VALUE} unless said.")
    private String target = Manifest.DEFAULT_TARGET;

    @Parameters(paramLabel = "STATEMENT")
    private String statement;

    @SuppressWarnings("NullAway.Init") // picocli fills in the field
    SqlCommand() {}

    @Override
    public Integer call() throws Exception {
        try (Access access = common.surroundings().target()) {
            TargetConfig config = access.config().targets().get(target);
            if (config == null) {
                throw new CommandFailedException(ExitCode.USAGE, "there is no target " + target + "; known are "
                        + String.join(", ", access.config().targets().keySet()));
            }
            ResultRows rows = ask(config);
            output.print(common.terminal(), RowsText.Rows.of(rows), RowsText.lines(rows));
        }
        return ExitCode.DONE.number();
    }

    private ResultRows ask(TargetConfig config) {
        Vertx vertx = Vertx.vertx();
        try (TidbSession session = new VertxSessions(vertx, config.tidb()).open(SessionSettings.DEFAULT)) {
            return session.query(statement);
        } finally {
            vertx.close().await();
        }
    }
}
