package dev.sluice.cli;

import dev.sluice.cli.pipeline.ImportView;
import dev.sluice.cli.show.ImportDocument;
import dev.sluice.cli.show.ImportText;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code sluice list}. */
@Command(name = "list", description = "Lists all imports, the latest last.")
final class ListCommand implements Callable<Integer> {

    /** The shape of {@code -o json}. */
    record Document(List<ImportDocument.Summary> imports) {}

    @Mixin
    private final CommonOptions common = new CommonOptions();

    @Mixin
    private final OutputOption output = new OutputOption();

    @Override
    public Integer call() throws Exception {
        Look.at(common.surroundings(), common.terminal(), known -> show(known.all()));
        return ExitCode.DONE.number();
    }

    private void show(List<ImportView> imports) {
        if (imports.isEmpty()) {
            common.terminal().say("There is no import here yet: sluice import SOURCE starts one.");
        }
        output.print(common.terminal(), new Document(imports.stream().map(ImportDocument.Summary::of).toList()),
                imports.isEmpty() ? List.of() : ImportText.list(imports));
    }
}
