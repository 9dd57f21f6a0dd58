package dev.sluice.local.tidb.plan;

import dev.sluice.local.tidb.statement.TidbErrors;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** What TiDB refuses of a URL before it turns to the storage that it names. */
final class UrlRules {
    private static final Set<String> STORAGES = Set.of("s3", "ks3", "gs", "gcs", "azure", "azblob", "hdfs", "noop");

    private UrlRules() {}

    /** @throws dev.sluice.local.tidb.statement.TidbException 8158 */
    static void check(DataSource source) {
        String scheme = source.scheme().orElseThrow();
        if (!STORAGES.contains(scheme)) {
            throw TidbErrors.invalidUri("storage " + scheme + " not support yet");
        }
        if (scheme.equals("s3")) {
            checkS3(source);
        }
    }

    private static void checkS3(DataSource source) {
        if (source.path().startsWith("/")) {
            throw TidbErrors.invalidUri("please specify the bucket for s3 in s3:");
        }
        boolean key = isGiven(source.query(), "access-key");
        boolean secret = isGiven(source.query(), "secret-access-key");
        if (key != secret) {
            throw TidbErrors.invalidUri((key ? "secret_access_key" : "access_key") + " not found");
        }
    }

    private static boolean isGiven(String query, String name) {
        return Pattern.compile("&")
                .splitAsStream(query.toLowerCase(Locale.ROOT).replace('_', '-'))
                .anyMatch(parameter -> parameter.startsWith(name + "=") && parameter.length() > name.length() + 1);
    }
}
