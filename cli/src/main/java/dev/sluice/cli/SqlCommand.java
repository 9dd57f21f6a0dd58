package dev.sluice.cli;

import dev.sluice.cli.local.Access;
import dev.sluice.cli.show.Counted;
import dev.sluice.cli.show.Document;
import dev.sluice.cli.show.RowsDocument;
import dev.sluice.cli.show.RowsText;
import dev.sluice.cli.show.Terminal;
import dev.sluice.cli.sql.SqlConnection;
import dev.sluice.event.Manifest;
import dev.sluice.sdk.tidb.SessionSettings;
import java.util.OptionalLong;
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
        try (Access access = common.surroundings().target();
                SqlConnection connection = SqlConnection.open(TargetQuestion.tidb(access, target),
                        SessionSettings.DEFAULT)) {
            OptionalLong changed = output.isJson() ? document(connection) : text(connection);
            changed.ifPresent(rows -> common.terminal().say(Counted.of(rows, "row") + " affected"));
        }
        return ExitCode.DONE.number();
    }

    /** Rows are printed as they come. */
    private OptionalLong text(SqlConnection connection) {
        Terminal terminal = common.terminal();
        return connection.run(statement, new RowsText(terminal::data));
    }

    /** A document is printed whole or not at all. */
    private OptionalLong document(SqlConnection connection) {
        RowsDocument rows = new RowsDocument();
        OptionalLong changed = connection.run(statement, rows);
        common.terminal().data(Document.text(rows));
        return changed;
    }
}
