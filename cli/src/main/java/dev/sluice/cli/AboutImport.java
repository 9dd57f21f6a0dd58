package dev.sluice.cli;

import dev.sluice.cli.local.Surroundings;
import dev.sluice.cli.show.Terminal;
import dev.sluice.event.ImportId;
import java.util.concurrent.Callable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** A command about one import, which its only argument names. */
abstract class AboutImport implements Callable<Integer> {

    @Mixin
    private final CommonOptions common = new CommonOptions();

    @Mixin
    private final OutputOption output = new OutputOption();

    @Parameters(paramLabel = "ID", converter = ImportIdConverter.class)
    private ImportId id;

    @SuppressWarnings("NullAway.Init") // picocli fills in the field
    AboutImport() {}

    final ImportId id() {
        return id;
    }

    final Terminal terminal() {
        return common.terminal();
    }

    final Surroundings surroundings() {
        return common.surroundings();
    }

    final OutputOption output() {
        return output;
    }
}
