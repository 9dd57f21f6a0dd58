package dev.sluice.cli;

import dev.sluice.cli.settings.TidbServer;
import dev.sluice.config.TargetConfig;
import dev.sluice.event.Manifest;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Where the rows of a Lightning file go: targets are configured for the services and chosen by name, so that no password
 * leaves a file. A file whose server is not known never goes elsewhere in silence.
 *
 * @param name    of the target
 * @param meaning in words
 * @param isOther whether the file names a server that this is not, or may not be
 * @param problem why the file's server cannot be imported into
 */
record TargetChoice(String name, String meaning, boolean isOther, Optional<String> problem) {

    /**
     * @param said    by {@code --target}
     * @param named   by the file
     * @param cluster the targets that are known beside a cluster; empty: a stack of this machine is used
     */
    static TargetChoice of(@Nullable String said, Optional<TidbServer> named,
            Optional<Map<String, TargetConfig>> cluster) {
        if (said != null) {
            return chosen(said, named);
        }
        if (named.isEmpty()) {
            return new TargetChoice(Manifest.DEFAULT_TARGET, "target default: the file names no server", false,
                    Optional.empty());
        }
        return cluster.map(targets -> configured(named.get(), targets)).orElseGet(() -> standIn(named.get()));
    }

    private static TargetChoice chosen(String said, Optional<TidbServer> named) {
        return new TargetChoice(said, "target " + said + ", as --target says" + named.map(
                server -> "; the file's [tidb], " + server + ", is not looked at").orElse(""), named.isPresent(),
                Optional.empty());
    }

    private static TargetChoice standIn(TidbServer server) {
        return new TargetChoice(Manifest.DEFAULT_TARGET, "target default, the LocalTidb of the data directory, NOT "
                + server + " as the file's [tidb] says: no cluster is named by SLUICE_KAFKA_BOOTSTRAP_SERVERS", true,
                Optional.empty());
    }

    private static TargetChoice configured(TidbServer server, Map<String, TargetConfig> targets) {
        return targets.entrySet()
                .stream()
                .filter(target -> server.is(target.getValue()))
                .findFirst()
                .map(target -> new TargetChoice(target.getKey(), "target " + target.getKey() + ", which is " + server,
                        false, Optional.empty()))
                .orElseGet(() -> new TargetChoice("", "none", true, Optional.of("[tidb] names " + server
                        + ", which is no target that is known here: choose one with --target NAME; one for this server"
                        + " is configured for the services as " + server.asTarget())));
    }
}
