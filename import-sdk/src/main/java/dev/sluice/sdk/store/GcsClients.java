package dev.sluice.sdk.store;

import com.google.api.gax.retrying.RetrySettings;
import com.google.auth.Credentials;
import com.google.auth.oauth2.GoogleCredentials;
import com.google.auth.oauth2.ServiceAccountCredentials;
import com.google.cloud.NoCredentials;
import com.google.cloud.http.HttpTransportOptions;
import com.google.cloud.storage.Storage;
import com.google.cloud.storage.StorageOptions;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;

/** Sets a client for Google Cloud Storage up as the URI says. */
final class GcsClients {
    /** What the account may do in the bucket decides; an import asks for reading only. */
    private static final String READ_WRITE = "https://www.googleapis.com/auth/devstorage.read_write";

    private GcsClients() {}

    static Storage of(SourceUri uri, StoreCredentials credentials) {
        StorageOptions.Builder options = StorageOptions.http()
                // Reading needs no project; without one the library looks for it on the network.
                .setProjectId("sluice")
                .setCredentials(credentials(uri, credentials))
                .setTransportOptions(HttpTransportOptions.newBuilder()
                        .setConnectTimeout(Math.toIntExact(StorageWaits.CONNECT.toMillis()))
                        .setReadTimeout(Math.toIntExact(StorageWaits.SILENCE.toMillis()))
                        .build())
                .setRetrySettings(RetrySettings.newBuilder()
                        .setMaxAttempts(StorageWaits.ATTEMPTS)
                        .setInitialRetryDelayDuration(StorageWaits.FIRST_BACK_OFF)
                        .setRetryDelayMultiplier(2)
                        .setMaxRetryDelayDuration(StorageWaits.LONGEST_BACK_OFF)
                        .setTotalTimeoutDuration(Duration.ofMinutes(5))
                        .build());
        // TiDB's endpoint goes on to the API's path, which the library adds by itself.
        UriParameter.ENDPOINT.of(uri)
                .map(endpoint -> endpoint.replaceFirst("(/storage/v1)?/*$", ""))
                .ifPresent(options::setHost);
        return options.build().getService();
    }

    private static Credentials credentials(SourceUri uri, StoreCredentials credentials) {
        return switch (credentials) {
            case StoreCredentials.Gcs(Optional<SecretText> account, Optional<String> onTidb) -> account
                    .<Credentials>map(GcsClients::serviceAccount)
                    .orElseGet(() -> surroundings(uri));
            case StoreCredentials.Surroundings() -> surroundings(uri);
            case StoreCredentials.S3 other -> throw mismatch(other);
            case StoreCredentials.Azure other -> throw mismatch(other);
        };
    }

    private static Credentials serviceAccount(SecretText json) {
        try {
            return ServiceAccountCredentials
                    .fromStream(new ByteArrayInputStream(json.reveal().getBytes(StandardCharsets.UTF_8)))
                    .createScoped(READ_WRITE);
        } catch (IOException | IllegalArgumentException e) {
            // Neither text nor cause goes on: the parser may quote what it read.
            throw new SourceUnreadableException("the 'service-account' of the gcs credentials is not the JSON of a"
                    + " service account's key (" + e.getClass().getSimpleName() + ")", "", null);
        }
    }

    /** Google's own search; but a token of this machine is never sent to an endpoint that is not Google's. */
    private static Credentials surroundings(SourceUri uri) {
        if (UriParameter.ENDPOINT.of(uri).filter(endpoint -> !isGoogles(endpoint)).isPresent()) {
            return NoCredentials.getInstance();
        }
        try {
            return GoogleCredentials.getApplicationDefault().createScoped(READ_WRITE);
        } catch (IOException e) {
            throw new SourceUnreadableException("cannot open " + uri + ": no Google credentials were found",
                    "set GOOGLE_APPLICATION_CREDENTIALS or name credentials from the configuration", null);
        }
    }

    /** Whether a token may be sent there: by its host and encrypted, whatever the rest of the text says. */
    static boolean isGoogles(String endpoint) {
        try {
            URI asked = new URI(endpoint);
            return "https".equalsIgnoreCase(asked.getScheme()) && asked.getHost() != null
                    && asked.getHost().toLowerCase(Locale.ROOT).endsWith(".googleapis.com");
        } catch (URISyntaxException e) {
            return false;
        }
    }

    static void close(Storage storage) {
        try {
            storage.close();
        } catch (Exception e) { // Declared so wide; over HTTP there is nothing to close.
            throw new IllegalStateException("a storage client does not close", e);
        }
    }

    private static IllegalArgumentException mismatch(StoreCredentials other) {
        return new IllegalArgumentException("these credentials are not for gcs: " + other);
    }
}
