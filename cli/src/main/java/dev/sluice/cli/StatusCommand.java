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
        Look.at(surroundings(), terminal(), known -> show(Look.find(known, id())));
        return ExitCode.DONE.number();
    }

    private void show(ImportView view) {
        output().print(terminal(), ImportDocument.of(view), ImportText.status(view));
    }
}
