package dev.sluice.cli;

import dev.sluice.cli.local.Access;
import dev.sluice.cli.local.Surroundings;
import dev.sluice.cli.show.Counted;
import dev.sluice.cli.show.Document;
import dev.sluice.cli.show.RowsDocument;
import dev.sluice.cli.show.RowsText;
import dev.sluice.cli.show.Terminal;
import dev.sluice.cli.sql.ReadStatement;
import dev.sluice.cli.sql.SqlConnection;
import dev.sluice.event.Manifest;
import dev.sluice.sdk.tidb.SessionSettings;
import java.util.OptionalLong;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
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

    @Mixin
    private final TidbOption tidb = new TidbOption();

    @Option(names = "--target", paramLabel = "NAME", description = "A configured TiDB; default unless said.")
    private @Nullable String target;

    @Option(names = "--write", description = "Sends a statement that changes something to a TiDB of your own, too.")
    private boolean write;

    @Parameters(paramLabel = "STATEMENT")
    private String statement;

    @SuppressWarnings("NullAway.Init") // picocli fills in the field
    SqlCommand() {}

    @Override
    public Integer call() throws Exception {
        tidb.refuseBeside(target, common.namesCluster());
        Surroundings surroundings = common.surroundings(tidb.wanted());
        if (!write && surroundings.haveRealServer()) {
            ReadStatement.require(statement);
        }
        try (Access access = surroundings.target();
                SqlConnection connection = SqlConnection.open(TargetQuestion.tidb(access, target == null
                        ? Manifest.DEFAULT_TARGET
                        : target), SessionSettings.DEFAULT)) {
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
