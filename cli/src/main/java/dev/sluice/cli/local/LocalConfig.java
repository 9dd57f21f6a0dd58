package dev.sluice.cli.local;

import dev.sluice.config.CredentialConfig;
import dev.sluice.config.HttpConfig;
import dev.sluice.config.ServiceConfig;
import dev.sluice.config.TargetConfig;
import dev.sluice.config.TopicsConfig;
import dev.sluice.event.Manifest;
import dev.sluice.sdk.tidb.TidbAddress;
import dev.sluice.sdk.tidb.Tls;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The configuration of services and clients in a data directory. */
final class LocalConfig {

    private static final int TIDB_RUNNING_JOBS = 16;

    private LocalConfig() {}

    /** What of it runs; the other half is not to be used. The credentials are those that this process holds. */
    static ServiceConfig of(DataDirectory directory, @Nullable String kafka, Optional<TargetConfig> tidb,
            Map<String, CredentialConfig> credentials) {
        return new ServiceConfig(kafka == null ? Map.of() : kafka(kafka), new TopicsConfig("sluice.", (short) 1),
                tidb.map(target -> Map.of(Manifest.DEFAULT_TARGET, target)).orElse(Map.of()), credentials,
                new HttpConfig("127.0.0.1", 0), directory.state());
    }

    /** A fixed member: after kill -9 the next process takes its place at once instead of waiting for it to expire. */
    private static Map<String, String> kafka(String bootstrapServers) {
        return Map.of("bootstrap.servers", bootstrapServers, "group.instance.id", "local");
    }

    /** The stand-in. */
    static TargetConfig standIn(int port) {
        return new TargetConfig(List.of(new TidbAddress("127.0.0.1", port)), "root", Optional.empty(), Tls.DISABLED,
                TIDB_RUNNING_JOBS);
    }
}
