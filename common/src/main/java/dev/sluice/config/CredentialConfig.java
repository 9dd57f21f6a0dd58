package dev.sluice.config;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A named credential for a source, by store: {@code s3 → accessKeyId → secret}. Which stores and fields there are, is
 * known to the code that opens them.
 */
public record CredentialConfig(Map<String, Map<String, Secret>> stores) {

    public CredentialConfig {
        stores = Map.copyOf(stores);
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
