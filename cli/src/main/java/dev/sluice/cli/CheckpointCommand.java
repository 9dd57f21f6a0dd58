package dev.sluice.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code sluice checkpoint …}. */
@Command(name = "checkpoint", description = "Goes on from what another tool has done.", subcommands = ImportLightningCommand.class)
final class CheckpointCommand implements Runnable {

    @Spec
    private CommandSpec spec;

    @SuppressWarnings("NullAway.Init") // picocli fills in the field
    CheckpointCommand() {}

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "Say what to do: one of "
                + String.join(", ", spec.subcommands().keySet()));
    }
}
