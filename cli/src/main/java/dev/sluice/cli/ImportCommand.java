package dev.sluice.cli;

import dev.sluice.cli.local.Surroundings;
import dev.sluice.cli.show.Output;
import dev.sluice.event.Command.StartImport;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code sluice import SOURCE}. */
@Command(name = "import", description = "Imports a dump and follows it to its end.")
final class ImportCommand implements Callable<Integer> {

    @Mixin
    private final CommonOptions common = new CommonOptions();

    @Mixin
    private final OutputOption output = new OutputOption();

    @Mixin
    private final RequestOptions request = new RequestOptions();

    @Option(names = "--dry-run", description = "Only says what would be imported, and how.")
    private boolean dryRun;

    @Option(names = "--detach", description = "Does not wait for the end; needs a cluster or sluice up.")
    private boolean detach;

    @Override
    public Integer call() throws Exception {
        StartImport start = request.request();
        if (dryRun) {
            return new DryRun(common.terminal(), output).of(start).number();
        }
        Surroundings surroundings = common.surroundings();
        if (detach) {
            return new ImportRun(surroundings, common.terminal(), start).detached(output).number();
        }
        Output shown = output.isJson() ? Output.document(common.terminal()) : Output.text(common.terminal());
        return new ImportRun(surroundings, common.terminal(), start).followed(shown).number();
    }
}
