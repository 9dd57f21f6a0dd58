package dev.sluice.cli;

import dev.sluice.cli.local.Surroundings;
import dev.sluice.cli.show.Output;
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
    private final RequestOptions asked = new RequestOptions();

    @Option(names = "--dry-run", description = "Only says what would be imported, and how.")
    private boolean dryRun;

    @Option(names = "--detach", description = "Does not wait for the end; needs a cluster or sluice up.")
    private boolean detach;

    @Override
    public Integer call() throws Exception {
        Request request = asked.request(common.clusterTargets(), common.environment());
        request.sayNotes(common.terminal());
        Surroundings surroundings = common.surroundings(request.tidb()).holding(request.held());
        if (dryRun) {
            return new DryRun(common.terminal(), output, surroundings.signIn()).of(request).number();
        }
        if (!surroundings.haveRealServer()) {
            common.terminal()
                    .say("sluice: rows go to the stand-in TiDB of the data directory; for a TiDB of your own add"
                            + " --tidb mysql://USER@HOST:4000");
        }
        ImportRun run = new ImportRun(surroundings, common.terminal(), request);
        if (detach) {
            return run.detached(output).number();
        }
        Output shown = output.told(common.terminal());
        return run.followed(shown).number();
    }
}
