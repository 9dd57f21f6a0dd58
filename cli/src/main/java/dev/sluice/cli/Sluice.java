package dev.sluice.cli;

import dev.sluice.cli.show.Terminal;
import dev.sluice.cli.target.Keyboard;
import java.util.Map;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The command line's root: finds the subcommand, and turns what it throws into a line for the user and an exit code. */
@Command(name = "sluice", description = "Imports dumps into TiDB.", versionProvider = Version.class, footer = {"",
    "sluice COMMAND --help says more of a command."}, subcommands = {
        ImportCommand.class, ExplainCommand.class, UpCommand.class, ListCommand.class, StatusCommand.class,
        WatchCommand.class, TablesCommand.class, CancelCommand.class, ForgetCommand.class, CheckpointCommand.class,
        SqlCommand.class, DoctorCommand.class,
        ServiceCommand.Scanner.class, ServiceCommand.Submitter.class, ServiceCommand.Monitor.class,
        VersionCommand.class,
        CommandLine.HelpCommand.class})
public final class Sluice implements Runnable {

    @Option(names = {"-h", "--help"}, usageHelp = true, description = "Shows this help.")
    @SuppressWarnings("UnusedVariable") // read by picocli, which prints the help when it is set
    private boolean help;

    @Option(names = {"-V", "--version"}, versionHelp = true, description = "Says which release this is.")
    @SuppressWarnings("UnusedVariable") // read by picocli, which prints the version when it is set
    private boolean version;

    @Spec
    private CommandSpec spec;

    private final Terminal terminal;
    private final Map<String, String> environment;
    private final Keyboard keyboard;

    /** As the other one, with nobody to ask. */
    public Sluice(Terminal terminal, Map<String, String> environment) {
        this(terminal, environment, Keyboard.NOBODY);
    }

    /**
     * @param environment the variables of the process; they name a cluster, if there is one
     * @param keyboard    asked for a password
     */
    @SuppressWarnings("NullAway.Init") // picocli fills in the field
    public Sluice(Terminal terminal, Map<String, String> environment, Keyboard keyboard) {
        this.terminal = terminal;
        this.environment = environment;
        this.keyboard = keyboard;
    }

    /** Runs one command and ends the process with its code. */
    public static void main(String[] arguments) {
        Terminal terminal = new Terminal(System.out, System.err, Boolean.getBoolean("sluice.terminal"));
        System.exit(run(new Sluice(terminal, System.getenv(), Keyboard.ofProcess()), arguments));
    }

    /** Runs one command; blocks until it is done and returns its exit code. */
    static int run(Sluice sluice, String... arguments) {
        // An @file is one of filter rules, not of arguments.
        return new CommandLine(sluice).setExpandAtFiles(false)
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setOut(sluice.terminal.dataWriter())
                .setErr(sluice.terminal.talkWriter())
                .setParameterExceptionHandler((wrong, all) -> Usage.report(wrong, sluice.terminal))
                .setExecutionExceptionHandler((failure, command, parsed) -> Failures.report(failure, sluice.terminal))
                .execute(arguments);
    }

    Terminal terminal() {
        return terminal;
    }

    Map<String, String> environment() {
        return environment;
    }

    Keyboard keyboard() {
        return keyboard;
    }

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "Say what to do: one of "
                + String.join(", ", spec.subcommands().keySet()));
    }
}
