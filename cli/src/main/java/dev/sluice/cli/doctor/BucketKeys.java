package dev.sluice.cli.doctor;

import dev.sluice.cli.settings.EnvironmentKeys;
import dev.sluice.event.Manifest.Source;
import dev.sluice.sdk.check.Check;
import dev.sluice.sdk.check.Finding;
import dev.sluice.sdk.store.SourceUri;
import dev.sluice.sdk.store.SourceUri.Scheme;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Whose keys TiDB opens a bucket with. Which is easily mistaken: those of the command's variables count only when they are asked for. */
public final class BucketKeys {

    private BucketKeys() {}

    /**
     * Tells; nothing about files on a disk.
     *
     * @param held the names of the keys that the command itself has, out of a file or its variables
     */
    public static Optional<Finding> of(Source source, Set<String> held) {
        return SourceUri.parse(source.uri()).scheme() == Scheme.LOCAL
                ? Optional.empty()
                : Optional.of(of(source.credentials(), held));
    }

    private static Finding of(@Nullable String name, Set<String> held) {
        if (name == null) {
            return told("TiDB is given no keys and uses its own role",
                    "--credentials env gives it those in this command's variables, --credentials NAME configured ones");
        }
        if (!held.contains(name)) {
            return told("TiDB is given the configured keys " + name, "");
        }
        return told(name.equals(EnvironmentKeys.NAME)
                ? "TiDB is given the keys in this command's variables"
                : "TiDB is given the keys that the file holds", "");
    }

    private static Finding told(String seen, String advice) {
        return Finding.info(Check.SOURCE_SEEN_BY_TARGET, seen, advice);
    }
}
