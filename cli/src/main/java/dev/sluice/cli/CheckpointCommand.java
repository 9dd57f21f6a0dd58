package dev.sluice.cli;

import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import picocli.CommandLine.Unmatched;

/** {@code sluice checkpoint …}. */
@Command(name = "checkpoint", description = "Goes on from what another tool has done.", subcommands = ImportLightningCommand.class)
final class CheckpointCommand implements Runnable {

    @Option(names = {"-h", "--help"}, usageHelp = true, description = "Shows this help.")
    @SuppressWarnings("UnusedVariable") // read by picocli, which prints the help when it is set
    private boolean help;

    @Spec
    private CommandSpec spec;

    @Unmatched
    private List<String> unknown = new ArrayList<>();

    @SuppressWarnings("NullAway.Init") // picocli fills in the field
    CheckpointCommand() {}

    @Override
    public void run() {
        String known = String.join(", ", spec.subcommands().keySet());
        throw new ParameterException(spec.commandLine(), unknown.isEmpty()
                ? "Say what to do: one of " + known
                : "There is no checkpoint " + unknown.getFirst() + ", only " + known
                        + ": Kafka holds Sluice's checkpoints. sluice tables ID"
                        + " -o json shows those of an import, sluice forget ID removes them.");
    }
}
