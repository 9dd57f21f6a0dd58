package dev.sluice.cli;

import dev.sluice.cli.local.Access;
import dev.sluice.cli.show.RowsText;
import dev.sluice.event.Manifest;
import dev.sluice.sdk.tidb.ResultRows;
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
            ResultRows rows = TargetQuestion.ask(access, target, session -> session.query(statement));
            output.print(common.terminal(), RowsText.Rows.of(rows), RowsText.lines(rows));
        }
        return ExitCode.DONE.number();
    }
}
