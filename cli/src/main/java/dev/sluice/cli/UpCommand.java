package dev.sluice.cli;

import dev.sluice.cli.local.Access;
import dev.sluice.cli.local.Addresses;
import dev.sluice.event.Manifest;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code sluice up}. */
@Command(name = "up", description = "Runs the whole stack here until Ctrl-C; other commands find it.")
final class UpCommand implements Callable<Integer> {

    private static final long LOOK_EVERY_SECONDS = 1;

    @Mixin
    private final CommonOptions common = new CommonOptions();

    @Mixin
    private final TidbOption tidb = new TidbOption();

    @Override
    public Integer call() throws Exception {
        tidb.refuseBeside(null, common.namesCluster());
        try (Access access = common.surroundings(tidb.wanted()).up()) {
            Addresses addresses = access.addresses();
            common.terminal().data("Kafka  " + addresses.kafka());
            common.terminal().data("TiDB   mysql://" + TargetQuestion.tidb(access, Manifest.DEFAULT_TARGET));
            common.terminal().data("HTTP   http://127.0.0.1:" + addresses.httpPort());
            common.terminal().say("Ready. Ctrl-C stops it; unfinished imports go on at the next start.");
            while (!access.awaitClose(LOOK_EVERY_SECONDS, TimeUnit.SECONDS)) {
                access.check();
            }
        }
        return ExitCode.DONE.number();
    }
}
