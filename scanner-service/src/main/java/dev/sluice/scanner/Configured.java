package dev.sluice.scanner;

import dev.sluice.config.CredentialConfig;
import dev.sluice.event.Manifest;
import dev.sluice.sdk.statement.ResourceParameters;
import dev.sluice.sdk.store.ObjectStore;
import dev.sluice.sdk.store.SourceUri;
import dev.sluice.sdk.store.SourceUri.Scheme;
import dev.sluice.sdk.tidb.TidbSessions;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * What manifests call by name.
 *
 * @param targets     by the name that manifests use
 * @param credentials by the name that manifests use
 */
record Configured(Map<String, TidbSessions> targets, Map<String, CredentialConfig> credentials) {

    Configured {
        targets = Map.copyOf(targets);
        credentials = Map.copyOf(credentials);
    }

    /** @throws InvalidRequestException when there is none of this name */
    TidbSessions target(String name) {
        return Optional.ofNullable(targets.get(name))
                .orElseThrow(() -> new InvalidRequestException("target '" + name
                        + "' is not configured; " + known(targets.keySet())));
    }

    /**
     * Opens the source with the credentials that the manifest names.
     *
     * @throws InvalidRequestException                        when it cannot be meant
     * @throws dev.sluice.sdk.store.SourceUnreadableException when it cannot be opened
     */
    ObjectStore open(Manifest manifest, SourceUri source) {
        String name = manifest.source().credentials();
        if (name == null) {
            return open(source);
        }
        CredentialConfig named = named(name);
        try {
            return source.scheme() == Scheme.LOCAL
                    ? ObjectStore.open(source)
                    : ObjectStore.open(source, named.reveal(source.scheme()));
        } catch (IllegalArgumentException e) {
            throw new InvalidRequestException("credentials '" + name + "': " + e.getMessage());
        }
    }

    /**
     * What TiDB needs to open a bucket, once {@link #open} has; nothing where it is to use its own role.
     *
     * @throws InvalidRequestException when there are no credentials of that name
     */
    ResourceParameters parameters(Manifest manifest, SourceUri source) {
        String name = manifest.source().credentials();
        return name == null || source.scheme() == Scheme.LOCAL
                ? ResourceParameters.NONE
                : new ResourceParameters(named(name).reveal(source.scheme()).parameters());
    }

    private CredentialConfig named(String name) {
        return Optional.ofNullable(credentials.get(name))
                .orElseThrow(() -> new InvalidRequestException("credentials '" + name
                        + "' are not configured; " + known(credentials.keySet())));
    }

    private static String known(Set<String> names) {
        return names.isEmpty() ? "none are" : "the configured ones are " + String.join(", ", new TreeSet<>(names));
    }

    /** Some client libraries check what a URI says only when they are put together. */
    private static ObjectStore open(SourceUri source) {
        try {
            return ObjectStore.open(source);
        } catch (IllegalArgumentException e) {
            throw new InvalidRequestException("cannot open " + source + ": " + e.getMessage());
        }
    }
}
