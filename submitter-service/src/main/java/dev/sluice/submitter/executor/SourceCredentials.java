package dev.sluice.submitter.executor;

import dev.sluice.config.CredentialConfig;
import dev.sluice.sdk.statement.ResourceParameters;
import dev.sluice.sdk.store.SourceUri;
import dev.sluice.sdk.store.SourceUri.Scheme;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Turns the credentials that a plan names into the parameters that TiDB reads them from. Secrets are read when a statement is
 * written, so that rotated ones are taken up.
 *
 * @param configured by the name that manifests use
 */
public record SourceCredentials(Map<String, CredentialConfig> configured) {

    /** The parameters for a location; none when no credentials are named, or TiDB reads its own disk. */
    ResourceParameters of(@Nullable String name, String location) {
        if (name == null) {
            return ResourceParameters.NONE;
        }
        CredentialConfig credential = configured.get(name);
        if (credential == null) {
            throw new NotConfiguredException("credentials " + name + " are not configured here");
        }
        Scheme scheme = SourceUri.schemeOf(location);
        return scheme == Scheme.LOCAL ? ResourceParameters.NONE : parameters(name, credential, scheme);
    }

    private static ResourceParameters parameters(String name, CredentialConfig credential, Scheme scheme) {
        try {
            return new ResourceParameters(credential.reveal(scheme).parameters());
        } catch (IllegalArgumentException e) {
            throw new NotConfiguredException("credentials " + name + ": " + e.getMessage());
        }
    }
}
