package dev.sluice.submitter.executor;

import dev.sluice.config.CredentialConfig;
import dev.sluice.config.Secret;
import dev.sluice.sdk.statement.ResourceParameters;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Turns the credentials that a plan names into the parameters that TiDB reads them from. Secrets are read when a statement is
 * written, so that rotated ones are taken up.
 *
 * @param configured by the name that manifests use
 */
public record SourceCredentials(Map<String, CredentialConfig> configured) {

    // The configuration's word to TiDB's, where it is not the same word in other spelling.
    private static final Map<String, String> OTHER_NAMES = Map.of("accessKeyId", "access-key");

    /** The parameters for a location; none when no credentials are named. */
    ResourceParameters of(@Nullable String name, String location) {
        if (name == null) {
            return ResourceParameters.NONE;
        }
        CredentialConfig credential = configured.get(name);
        if (credential == null) {
            throw new NotConfiguredException("credentials " + name + " are not configured here");
        }
        Map<String, Secret> fields = credential.stores().getOrDefault(store(location), Map.of());
        Map<String, String> values = new LinkedHashMap<>();
        new TreeMap<>(fields).forEach((field, secret) -> values.put(parameter(field), secret.reveal()));
        return new ResourceParameters(values);
    }

    private static String store(String location) {
        String scheme = location.substring(0, Math.max(0, location.indexOf("://")));
        return switch (scheme) {
            case "gs", "gcs" -> "gcs";
            case "azure", "azblob" -> "azure";
            default -> scheme;
        };
    }

    // secretAccessKey is secret-access-key to TiDB.
    private static String parameter(String field) {
        return OTHER_NAMES.getOrDefault(field, field.replaceAll("([A-Z])", "-$1").toLowerCase(Locale.ROOT));
    }
}
