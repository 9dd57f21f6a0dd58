package dev.sluice.config;

import dev.sluice.sdk.store.SecretText;
import dev.sluice.sdk.store.SourceUri.Scheme;
import dev.sluice.sdk.store.StoreCredentials;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * A named credential for a source, by store: {@code s3 → accessKeyId → secret}. A store is called by the first scheme of its
 * URIs, a field as TiDB's parameter, without the dashes. Which fields there are, is known to the code that opens stores.
 */
public record CredentialConfig(Map<String, Map<String, Secret>> stores) {

    public CredentialConfig {
        stores = Map.copyOf(stores);
    }

    /**
     * Reads the secrets for one kind of storage, anew each time, so that rotated ones are taken up.
     *
     * @throws SecretUnavailableException naming the variable or file that is not there
     * @throws IllegalArgumentException   when nothing is configured for this kind, or not what it needs; names the field
     */
    public StoreCredentials reveal(Scheme scheme) {
        Map<String, Secret> fields = stores.get(scheme.word());
        if (fields == null) {
            throw new IllegalArgumentException("the credentials have nothing for " + scheme.word());
        }
        Map<String, String> revealed = new LinkedHashMap<>();
        fields.forEach((field, secret) -> revealed.put(parameter(field), secret.reveal()));
        return StoreCredentials.of(scheme, revealed);
    }

    // secretAccessKey is secret-access-key to TiDB; only the access key has a second name, AWS's own.
    private static String parameter(String field) {
        return field.equals("accessKeyId")
                ? "access-key"
                : field.replaceAll("([A-Z])", "-$1").toLowerCase(Locale.ROOT);
    }

    /** A parameter's field in the configuration: the other way round. */
    public static String field(String parameter) {
        return parameter.equals("access-key")
                ? "accessKeyId"
                : Pattern.compile("-([a-z])")
                        .matcher(parameter)
                        .replaceAll(letter -> letter.group(1).toUpperCase(Locale.ROOT));
    }

    /** Credentials that are in no file, for services in this process. By TiDB's names of parameters. */
    public static CredentialConfig held(Scheme scheme, Map<String, String> parameters) {
        Map<String, Secret> fields = new LinkedHashMap<>();
        parameters.forEach((name, value) -> fields.put(field(name), new Secret.Held(new SecretText(value))));
        return new CredentialConfig(Map.of(scheme.word(), Map.copyOf(fields)));
    }

    static CredentialConfig from(Section section) {
        Map<String, Map<String, Secret>> stores = new LinkedHashMap<>();
        for (String store : section.names()) {
            Section fields = section.section(store);
            Map<String, Secret> secrets = new LinkedHashMap<>();
            fields.names().forEach(field -> fields.secret(field).ifPresent(secret -> secrets.put(field, secret)));
            stores.put(store, Map.copyOf(secrets));
        }
        return new CredentialConfig(stores);
    }
}
