package dev.sluice.cli.settings;

import dev.sluice.config.CredentialConfig;
import dev.sluice.sdk.statement.Secrets;
import dev.sluice.sdk.store.SecretParameters;
import dev.sluice.sdk.store.SourceUri;
import dev.sluice.sdk.store.SourceUri.Scheme;
import dev.sluice.sdk.store.StoreCredentials;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;

/**
 * A source as a Lightning file has it, taken apart: what may lie on a topic, and the keys that may not.
 *
 * @param uri  without a credential, though perhaps wrong in another way
 * @param keys by TiDB's names of parameters; not to be shown
 */
public record LightningSource(String uri, Map<String, String> keys) {

    /** What goes with a key: an identity is of no use to TiDB in one place and its key in another. */
    private static final Map<String, Set<String>> COMPANIONS = Map.of("external-id", Set.of("role-arn"), "account-key",
            Set.of("account-name"), "sas-token", Set.of("account-name"));

    public LightningSource {
        keys = Map.copyOf(keys);
    }

    /** Takes the keys out of what {@code mydumper.data-source-dir} says. */
    public static LightningSource of(String text) {
        int question = text.indexOf('?');
        if (!text.contains("://") || question < 0) {
            return new LightningSource(text, Map.of());
        }
        Map<String, String> pairs = new LinkedHashMap<>();
        for (String pair : text.substring(question + 1).split("&", -1)) {
            pairs.putIfAbsent(name(pair), pair);
        }
        Map<String, String> keys = new TreeMap<>();
        pairs.forEach((name, pair) -> {
            if (SecretParameters.contain(name)) {
                keys.put(name, value(pair));
            }
        });
        for (String key : List.copyOf(keys.keySet())) {
            COMPANIONS.getOrDefault(key, Set.of())
                    .stream()
                    .filter(pairs::containsKey)
                    .forEach(name -> keys.put(name, value(pairs.get(name))));
        }
        List<String> rest = new ArrayList<>(pairs.values());
        rest.removeIf(pair -> keys.containsKey(name(pair)));
        String query = String.join("&", rest);
        return new LightningSource(text.substring(0, question) + (query.isEmpty() ? "" : "?" + query), keys);
    }

    /** A text as it may be seen: without keys, and not at all when it is not understood, for then they may be anywhere. */
    public static String shown(String text) {
        try {
            LightningSource source = of(text);
            String uri = SourceUri.parse(SourceArgument.absolute(source.uri)).toString();
            return Secrets.redactUri(uri) + (source.hasKeys() ? " and keys" : "");
        } catch (IllegalArgumentException | InvalidSettingException e) {
            return Secrets.REDACTED;
        }
    }

    /** Whether what is left without the keys is a source; what is wrong with it is told where a request is checked. */
    public boolean isUnderstood() {
        try {
            SourceUri.parse(uri);
            return true;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    /** Whether the file held keys. */
    public boolean hasKeys() {
        return !keys.isEmpty();
    }

    /**
     * The name under which this process holds the keys: made of the source, so that an import that was left finds those of
     * its own source again, and no other's.
     */
    public String credentialName() {
        return "lightning-" + UUID.nameUUIDFromBytes(uri.getBytes(StandardCharsets.UTF_8)).toString().substring(0, 8);
    }

    /**
     * The keys for the services of this process; blocks on a key file.
     *
     * @throws InvalidSettingException when they are not what the storage needs, naming the parameter
     */
    public CredentialConfig credential() {
        try {
            Scheme scheme = SourceUri.parse(uri).scheme();
            Map<String, String> fields = new TreeMap<>(keys);
            if (scheme == Scheme.GCS && keys.containsKey("credentials-file")) {
                fields.put("service-account", Files.readString(Path.of(keys.get("credentials-file"))));
            }
            StoreCredentials.of(scheme, fields);
            return CredentialConfig.held(scheme, fields);
        } catch (IOException e) {
            throw new InvalidSettingException("mydumper.data-source-dir: its credentials-file cannot be read here");
        } catch (IllegalArgumentException e) {
            throw new InvalidSettingException("mydumper.data-source-dir: " + e.getMessage());
        }
    }

    /** What to configure for services that run elsewhere. */
    public String asCredential() {
        Scheme scheme = SourceUri.parse(uri).scheme();
        List<String> fields = new TreeMap<>(keys).keySet()
                .stream()
                .map(name -> CredentialConfig.field(name) + ": { env: \"" + name.toUpperCase(Locale.ROOT)
                        .replace('-',
                                '_') + "\" }")
                .toList();
        return "credentials: { NAME: { " + scheme.word() + ": { " + String.join(", ", fields) + " } } }";
    }

    /** The names of the keys only. */
    @Override
    public String toString() {
        return shown(uri) + " with " + new TreeMap<>(keys).keySet();
    }

    private static String name(String pair) {
        return decoded(pair.split("=", 2)[0]).toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static String value(String pair) {
        int equals = pair.indexOf('=');
        return equals < 0 ? "" : decoded(pair.substring(equals + 1));
    }

    /** A plus sign is itself, as everywhere in these URIs. */
    private static String decoded(String text) {
        try {
            return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw new InvalidSettingException("mydumper.data-source-dir is not a URI: a '%' is not followed by two"
                    + " hexadecimal digits");
        }
    }
}
