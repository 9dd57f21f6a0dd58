package dev.sluice.cli;

import dev.sluice.cli.pipeline.ImportView;
import dev.sluice.cli.show.ImportDocument;
import dev.sluice.cli.show.ImportText;
import dev.sluice.event.ImportId;
import dev.sluice.wire.Json;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code sluice status ID}. */
@Command(name = "status", description = "Shows one import as it stands now.")
final class StatusCommand implements Callable<Integer> {

    @Mixin
    private final CommonOptions common = new CommonOptions();

    @Mixin
    private final OutputOption output = new OutputOption();

    @Parameters(paramLabel = "ID", converter = ImportIdConverter.class)
    private ImportId id;

    @SuppressWarnings("NullAway.Init") // picocli fills in the field
    StatusCommand() {}

    @Override
    public Integer call() throws Exception {
        ImportView view = Look.at(common.surroundings(), id);
        if (output.isJson()) {
            common.terminal().data(Json.text(ImportDocument.of(view)));
        } else {
            ImportText.status(view).forEach(common.terminal()::data);
        }
        return ExitCode.DONE.number();
    }
}
