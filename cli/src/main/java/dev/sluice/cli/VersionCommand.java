package dev.sluice.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code sluice version}. */
@Command(name = "version", description = "Says which release this is.")
final class VersionCommand implements Callable<Integer> {

    @Mixin
    private final CommonOptions common = new CommonOptions();

    @Override
    public Integer call() {
        common.terminal().data(Version.line());
        return ExitCode.DONE.number();
    }
}
