package dev.sluice.cli;

import dev.sluice.cli.process.ServiceProcess;
import dev.sluice.config.ServiceConfig;
import dev.sluice.monitor.MonitorService;
import dev.sluice.scanner.ScannerService;
import dev.sluice.submitter.SubmitterService;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** {@code sluice scanner}, {@code submitter} and {@code monitor}: one service alone. Its log goes to standard error. */
abstract sealed class ServiceCommand implements Callable<Integer> {

    private static final String LOGBACK = "logback.configurationFile";

    @Option(names = "--config", paramLabel = "FILE", required = true, description = "The service's settings (YAML); SLUICE_ variables win over them.")
    private Path file;

    @Option(names = {"-h", "--help"}, usageHelp = true, description = "Shows this help.")
    @SuppressWarnings("UnusedVariable") // read by picocli, which prints the help when it is set
    private boolean help;

    @ParentCommand
    private Sluice sluice;

    @Spec
    private CommandSpec command;

    private final ServiceProcess.Assembly assembly;

    @SuppressWarnings("NullAway.Init") // picocli fills in the fields
    private ServiceCommand(ServiceProcess.Assembly assembly) {
        this.assembly = assembly;
    }

    @Override
    public Integer call() throws Exception {
        ServiceConfig config = CommonOptions.serviceConfig(file, sluice.environment());
        // Before the first logger is made: a supervisor reads a service's log from its streams.
        if (System.getProperty(LOGBACK) == null) {
            System.setProperty(LOGBACK, "logback-service.xml");
        }
        ServiceProcess.run(command.name(), config, assembly);
        return ExitCode.DONE.number();
    }

    @Command(name = "scanner", description = "Runs one scanner here: finds the tables of sources and creates them.")
    static final class Scanner extends ServiceCommand {
        Scanner() {
            super(ScannerService::of);
        }
    }

    @Command(name = "submitter", description = "Runs one submitter here: decides, and submits and cancels jobs.")
    static final class Submitter extends ServiceCommand {
        Submitter() {
            super(SubmitterService::of);
        }
    }

    @Command(name = "monitor", description = "Runs one monitor here: watches the jobs in flight.")
    static final class Monitor extends ServiceCommand {
        Monitor() {
            super(MonitorService::of);
        }
    }
}
