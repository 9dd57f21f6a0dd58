package dev.sluice.cli;

import dev.sluice.cli.settings.LightningTidb;
import dev.sluice.cli.settings.TidbServer;
import dev.sluice.cli.target.Wanted;
import dev.sluice.config.TargetConfig;
import dev.sluice.config.TidbUrl;
import dev.sluice.event.Manifest;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Where the rows of a Lightning file go. Services of a cluster have targets that are chosen by name, so that no password leaves a
 * file; services in this process go to the server that the file names. Rows never go elsewhere in silence.
 *
 * @param name    of the target
 * @param meaning in words
 * @param isOther whether the file names a server that this is not, or may not be
 * @param tidb    to run the services of this process against
 * @param problem why the file's server cannot be imported into
 */
record TargetChoice(String name, String meaning, boolean isOther, Wanted tidb, Optional<String> problem) {

    /**
     * What the command line says.
     *
     * @param target  by {@code --target}
     * @param tidb    by {@code --tidb}
     * @param cluster the targets that are known beside a cluster; empty: the services of this process are used
     */
    record Said(@Nullable String target, Optional<TidbUrl> tidb, Optional<Map<String, TargetConfig>> cluster) {}

    /** @param named by the file */
    static TargetChoice of(Said said, Optional<LightningTidb> named) {
        if (said.tidb.isPresent()) {
            return own(said.tidb.get(), named.map(LightningTidb::server));
        }
        if (said.target != null) {
            return chosen(said.target, named.map(LightningTidb::server));
        }
        if (named.isEmpty()) {
            return configured(Manifest.DEFAULT_TARGET, "target default: the file names no server", false);
        }
        return said.cluster.map(targets -> configured(named.get().server(), targets))
                .orElseGet(() -> ofFile(named.get()));
    }

    private static TargetChoice own(TidbUrl tidb, Optional<TidbServer> named) {
        Optional<TidbServer> other = named.filter(server -> !server.isAt(tidb.addresses()));
        return new TargetChoice(Manifest.DEFAULT_TARGET, TidbUrl.of(tidb.addresses()) + ", as --tidb says" + other.map(
                server -> ", NOT " + server + " as the file's [tidb] says").orElse(""), other.isPresent(),
                new Wanted(List.of(tidb), Optional.empty()), Optional.empty());
    }

    private static TargetChoice ofFile(LightningTidb named) {
        return new TargetChoice(Manifest.DEFAULT_TARGET, TidbUrl.of(named.ways().getFirst().addresses())
                + ", as the file's [tidb] says", false, new Wanted(named.ways(), named.password()), Optional.empty());
    }

    private static TargetChoice chosen(String said, Optional<TidbServer> named) {
        return configured(said, "target " + said + ", as --target says" + named.map(
                server -> "; the file's [tidb], " + server + ", is not looked at").orElse(""), named.isPresent());
    }

    private static TargetChoice configured(TidbServer server, Map<String, TargetConfig> targets) {
        return targets.entrySet()
                .stream()
                .filter(target -> server.isAt(target.getValue().addresses()))
                .findFirst()
                .map(target -> configured(target.getKey(), "target " + target.getKey() + ", which is " + server,
                        false))
                .orElseGet(() -> new TargetChoice("", "none", true, Wanted.NONE, Optional.of("[tidb] names " + server
                        + ", which is no target that is known here: choose one with --target NAME; one for this server"
                        + " is configured for the services as " + server.asTarget())));
    }

    private static TargetChoice configured(String name, String meaning, boolean isOther) {
        return new TargetChoice(name, meaning, isOther, Wanted.NONE, Optional.empty());
    }
}
