package dev.sluice.cli;

import dev.sluice.checkpoint.TableCheckpoint;
import dev.sluice.cli.show.ImportDocument;
import dev.sluice.cli.show.ImportText;
import dev.sluice.event.ImportId;
import dev.sluice.event.TableState;
import dev.sluice.wire.Json;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code sluice tables ID}. */
@Command(name = "tables", description = "Lists the tables of one import.")
final class TablesCommand implements Callable<Integer> {

    /** The shape of {@code -o json}. */
    record Document(String importId, List<ImportDocument.Table> tables) {}

    @Mixin
    private final CommonOptions common = new CommonOptions();

    @Mixin
    private final OutputOption output = new OutputOption();

    @Parameters(paramLabel = "ID", converter = ImportIdConverter.class)
    private ImportId id;

    @Option(names = "--state", paramLabel = "STATE", description = "Only tables in this state: ${COMPLETION-CANDIDATES}.")
    private @Nullable TableState state;

    @SuppressWarnings("NullAway.Init") // picocli fills in the field
    TablesCommand() {}

    @Override
    public Integer call() throws Exception {
        List<TableCheckpoint> tables = Look.at(common.surroundings(), id)
                .tables()
                .stream()
                .filter(table -> state == null || table.state() == state)
                .toList();
        if (output.isJson()) {
            common.terminal()
                    .data(Json.text(new Document(id.value(),
                            tables.stream().map(ImportDocument.Table::of).toList())));
        } else {
            ImportText.tables(tables).forEach(common.terminal()::data);
        }
        return ExitCode.DONE.number();
    }
}
