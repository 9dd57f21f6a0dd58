package dev.sluice.cli;

import dev.sluice.cli.pipeline.ImportView;
import dev.sluice.cli.show.ImportDocument;
import dev.sluice.cli.show.ImportText;
import picocli.CommandLine.Command;

/** {@code sluice status ID}. */
@Command(name = "status", description = "Shows one import as it stands now.")
final class StatusCommand extends AboutImport {

    @Override
    public Integer call() throws Exception {
        ImportView view = Look.at(surroundings(), terminal(), id());
        output().print(terminal(), ImportDocument.of(view), ImportText.status(view));
        return ExitCode.DONE.number();
    }
}
