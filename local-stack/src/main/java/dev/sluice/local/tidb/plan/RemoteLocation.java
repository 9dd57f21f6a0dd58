package dev.sluice.local.tidb.plan;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.sluice.sdk.store.SourceUri;
import dev.sluice.sdk.store.SourceUri.Scheme;
import dev.sluice.sdk.store.StoreCredentials;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * What a FROM URI says: the folder to list, what to look for below it, and the keys that came with it, without which the
 * surroundings of this process are used, as TiDB's nodes use theirs.
 */
record RemoteLocation(SourceUri directory, String pattern, StoreCredentials credentials) {
    private static final Set<String> KEYS = Set.of("access-key", "secret-access-key", "session-token", "external-id",
            "credentials-file", "account-key", "sas-token", "encryption-key");
    private static final Set<String> WITH_KEYS = Set.of("role-arn", "account-name");

    /** @throws IllegalArgumentException when it is not a storage's URI, or a key is missing */
    static RemoteLocation of(DataSource source) {
        String[] parts = source.path().split("/", 2);
        Scheme scheme = SourceUri.parse(source.scheme().orElseThrow() + "://" + parts[0]).scheme();
        String key = parts.length < 2 ? "" : decoded(parts[1]).replaceAll("^/+|/+$", "");
        int folder = key.lastIndexOf('/', firstWildcard(key)) + 1;
        Map<String, String> open = parameters(source.query());
        Map<String, String> keys = new TreeMap<>(open);
        keys.keySet().retainAll(KEYS);
        StoreCredentials credentials = StoreCredentials.SURROUNDINGS;
        open.keySet().removeAll(KEYS);
        if (!keys.isEmpty()) {
            open.forEach((name, value) -> {
                if (WITH_KEYS.contains(name)) {
                    keys.put(name, value);
                }
            });
            credentials = StoreCredentials.of(scheme, withContents(keys));
        }
        String prefix = folder == 0 ? "" : key.substring(0, folder - 1);
        return new RemoteLocation(new SourceUri(scheme, parts[0], prefix, new TreeMap<>(open)), key.substring(folder),
                credentials);
    }

    RemoteObject object(String key) {
        return new RemoteObject(directory, credentials, key);
    }

    private static int firstWildcard(String key) {
        int star = key.indexOf('*');
        int bracket = key.indexOf('[');
        return Math.min(star < 0 ? key.length() : star, bracket < 0 ? key.length() : bracket);
    }

    private static Map<String, String> parameters(String query) {
        Map<String, String> parameters = new TreeMap<>();
        for (String pair : query.split("&", -1)) {
            String[] sides = pair.split("=", 2);
            if (!sides[0].isEmpty()) {
                parameters.putIfAbsent(decoded(sides[0]).toLowerCase(Locale.ROOT).replace('_', '-'),
                        sides.length < 2 ? "" : decoded(sides[1]));
            }
        }
        return parameters;
    }

    // TiDB reads Google's key file on its own disk, which is this machine's.
    private static Map<String, String> withContents(Map<String, String> keys) {
        String file = keys.remove("credentials-file");
        if (file == null) {
            return keys;
        }
        try {
            keys.put("service-account", Files.readString(Path.of(file)));
            return keys;
        } catch (IOException e) {
            throw new IllegalArgumentException("the file of 'credentials-file' cannot be read");
        }
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text.replace("+", "%2B"), UTF_8);
    }
}
