package dev.sluice.cli;

import dev.sluice.cli.local.DataDirectory;
import dev.sluice.cli.local.Surroundings;
import dev.sluice.cli.show.Terminal;
import dev.sluice.cli.target.Passwords;
import dev.sluice.cli.target.Wanted;
import dev.sluice.config.ServiceConfig;
import dev.sluice.config.TargetConfig;
import dev.sluice.sdk.scan.FileFault;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** What every command takes. */
final class CommonOptions {

    @Option(names = "--data-dir", paramLabel = "DIR", defaultValue = ".sluice", description = "Where the local stack keeps its state; ${DEFAULT-VALUE} unless said.")
    private Path dataDirectory = Path.of(".sluice");

    @Option(names = "--tidb-password-file", paramLabel = "FILE", description = "Holds the password of the TiDB of your own.")
    private @Nullable Path passwordFile;

    @Option(names = {"-h", "--help"}, usageHelp = true, description = "Shows this help.")
    @SuppressWarnings("UnusedVariable") // read by picocli, which prints the help when it is set
    private boolean help;

    @Spec(Spec.Target.MIXEE)
    private CommandSpec command;

    @SuppressWarnings("NullAway.Init") // picocli fills in the field
    CommonOptions() {}

    Terminal terminal() {
        return root().terminal();
    }

    /**
     * Where to find or start what a command needs. The log goes to the data directory from here on, unless a cluster is named:
     * then a command needs none.
     */
    Surroundings surroundings() {
        return surroundings(Wanted.NONE);
    }

    /** The same with the TiDB that a command names. */
    Surroundings surroundings(Wanted tidb) {
        DataDirectory directory = new DataDirectory(dataDirectory);
        if (directory.exists() || !Surroundings.nameCluster(root().environment())) {
            System.setProperty("sluice.log", directory.log().toString());
        }
        Passwords passwords = Passwords.of(passwordFile, root().environment(), root().keyboard());
        return new Surroundings(directory, root().environment()).with(tidb.login(passwords));
    }

    /** What a services' file and the variables say. */
    ServiceConfig serviceConfig(Path file) {
        return serviceConfig(file, root().environment());
    }

    static ServiceConfig serviceConfig(Path file, Map<String, String> environment) {
        try {
            return ServiceConfig.load(file, environment);
        } catch (IOException e) {
            throw new CommandFailedException(ExitCode.USAGE, "cannot read " + file + ": " + FileFault.of(e));
        }
    }

    /** The targets of the cluster that commands talk to; empty when they start a stack of their own. */
    Optional<Map<String, TargetConfig>> clusterTargets() {
        return Surroundings.clusterTargets(root().environment());
    }

    /** Whether commands talk to a cluster. */
    boolean namesCluster() {
        return Surroundings.nameCluster(root().environment());
    }

    /** The variables of the process. */
    Map<String, String> environment() {
        return root().environment();
    }

    private Sluice root() {
        return (Sluice) command.root().userObject();
    }
}
