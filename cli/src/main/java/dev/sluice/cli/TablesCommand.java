package dev.sluice.cli;

import dev.sluice.checkpoint.TableCheckpoint;
import dev.sluice.cli.pipeline.ImportView;
import dev.sluice.cli.show.ImportDocument;
import dev.sluice.cli.show.ImportText;
import dev.sluice.event.TableState;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code sluice tables ID}. */
@Command(name = "tables", description = "Lists the tables of one import.")
final class TablesCommand extends AboutImport {

    /** The shape of {@code -o json}. */
    record Document(String importId, List<ImportDocument.Table> tables) {}

    @Option(names = "--state", paramLabel = "STATE", description = "Only tables in this state: ${COMPLETION-CANDIDATES}.")
    private @Nullable TableState state;

    @Override
    public Integer call() throws Exception {
        Look.at(surroundings(), terminal(), known -> show(Look.find(known, id())));
        return ExitCode.DONE.number();
    }

    private void show(ImportView view) {
        List<TableCheckpoint> tables = view.tables()
                .stream()
                .filter(table -> state == null || table.state() == state)
                .toList();
        output().print(terminal(),
                new Document(id().value(), tables.stream().map(ImportDocument.Table::of).toList()),
                ImportText.tables(tables));
    }
}
