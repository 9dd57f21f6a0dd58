package dev.sluice.cli;

import dev.sluice.cli.settings.InvalidSettingException;
import dev.sluice.cli.target.Wanted;
import dev.sluice.config.TidbUrl;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What the commands take that can work on a TiDB of the user's own. */
final class TidbOption {

    @Option(names = "--tidb", paramLabel = "URL", description = "A TiDB of your own, mysql://USER@HOST:PORT; the data directory remembers it. Its password is in SLUICE_TIDB_PASSWORD or a file, or asked for.")
    private @Nullable String url;

    /**
     * The server that is named, complete.
     *
     * @throws InvalidSettingException when it is no such URL; without any part of it
     */
    Optional<TidbUrl> server() {
        try {
            return Optional.ofNullable(url).map(TidbUrl::parse).map(TidbUrl::complete);
        } catch (IllegalArgumentException e) {
            throw new InvalidSettingException("--tidb " + e.getMessage());
        }
    }

    Wanted wanted() {
        return server().map(way -> new Wanted(List.of(way), Optional.empty())).orElse(Wanted.NONE);
    }

    /** Ends the command when it says two things. */
    void refuseBeside(@Nullable String target, boolean cluster) {
        if (url != null && cluster) {
            throw new CommandFailedException(ExitCode.USAGE, "--tidb runs all services here, and"
                    + " SLUICE_KAFKA_BOOTSTRAP_SERVERS names a cluster whose services have targets of their own: unset that"
                    + " variable, or use --target in place of --tidb");
        }
        if (url != null && target != null) {
            throw new CommandFailedException(ExitCode.USAGE,
                    "--tidb and --target name a TiDB each: use --target for one that services are configured for,"
                            + " else --tidb");
        }
    }
}
