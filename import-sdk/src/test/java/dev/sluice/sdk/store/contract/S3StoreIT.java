package dev.sluice.sdk.store.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.sluice.sdk.store.ObjectStore;
import dev.sluice.sdk.store.SourceUnreadableException;
import dev.sluice.sdk.store.SourceUri;
import dev.sluice.sdk.store.SourceUri.Scheme;
import dev.sluice.sdk.store.StoreCredentials;
import dev.sluice.sdk.store.StoredObject;
import dev.sluice.sdk.store.WritableStore;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** S3 as s3proxy speaks it. Not covered: regions, roles, rates that are limited. */
class S3StoreIT implements WritableStoreContract {
    @TempDir
    private static Path directory;
    private static S3Proxy server;

    @BeforeAll
    static void start() throws Exception {
        server = S3Proxy.start(directory);
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Override
    public void put(String bucket, String key, byte[] content) {
        server.put(bucket, key, content);
    }

    @Override
    public WritableStore openToWrite(String bucket, String prefix) {
        return openToWrite(bucket, prefix, S3Proxy.SECRET_KEY);
    }

    @Override
    public WritableStore openInVain() {
        return openToWrite("locked", "dump", "wrong-secret");
    }

    @Override
    public ObjectStore open(String bucket, String prefix) {
        return open(bucket, prefix, S3Proxy.SECRET_KEY);
    }

    /** It sorts by UTF-16 units; S3 itself does not. */
    @Override
    public boolean sortsByUtf8() {
        return false;
    }

    private static ObjectStore open(String bucket, String prefix, String secret) {
        return ObjectStore.open(uri(bucket, prefix), credentials(secret));
    }

    private static WritableStore openToWrite(String bucket, String prefix, String secret) {
        return WritableStore.open(uri(bucket, prefix), credentials(secret));
    }

    private static StoreCredentials credentials(String secret) {
        return StoreCredentials.of(Scheme.S3,
                Map.of("access-key", S3Proxy.ACCESS_KEY, "secret-access-key", secret));
    }

    private static SourceUri uri(String bucket, String prefix) {
        String path = prefix.replace("%", "%25").replace(" ", "%20");
        return SourceUri.parse("s3://" + bucket + "/" + path + "?endpoint=" + server.endpoint());
    }

    @Test
    void leavesOutWhatOnlyMarksAFolder() {
        // Given
        put("folders", "dump/", new byte[0]);
        put("folders", "dump/sub/", new byte[0]);
        put("folders", "dump/sub/a.csv", new byte[]{1});
        // When / Then
        assertThat(keys("folders", "dump")).containsExactly("sub/a.csv");
    }

    @Test
    void refusesWrongCredentialsWithoutRepeatingThem() {
        // Given
        put("locked", "dump/a.csv", new byte[]{1});
        // When
        Throwable thrown = catchThrowable(() -> {
            try (ObjectStore store = open("locked", "dump", "wrong-secret");
                    Stream<List<StoredObject>> pages = store.pages()) {
                pages.forEach(page -> {});
            }
        });
        // Then
        StringWriter text = new StringWriter();
        thrown.printStackTrace(new PrintWriter(text));
        assertThat(thrown).isInstanceOf(SourceUnreadableException.class)
                .hasMessageContaining("access is denied")
                .hasMessageContaining("s3://locked/dump");
        assertThat(text.toString()).doesNotContain("wrong-secret", S3Proxy.ACCESS_KEY, "X-Amz");
    }

    @Test
    void saysWhichEndpointCannotBeReached() {
        ObjectStore nowhere = ObjectStore.open(SourceUri.parse("s3://b/p?endpoint=http://127.0.0.1:1"),
                StoreCredentials.of(Scheme.S3, Map.of("access-key", "a", "secret-access-key", "b")));
        assertThatThrownBy(() -> nowhere.open("a.csv")).isInstanceOf(SourceUnreadableException.class)
                .hasMessageContaining("cannot be reached")
                .hasNoCause();
    }
}
