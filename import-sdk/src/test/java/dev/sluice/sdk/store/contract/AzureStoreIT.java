package dev.sluice.sdk.store.contract;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.sdk.store.ObjectStore;
import dev.sluice.sdk.store.SourceUnreadableException;
import dev.sluice.sdk.store.SourceUri;
import dev.sluice.sdk.store.SourceUri.Scheme;
import dev.sluice.sdk.store.StoreCredentials;
import dev.sluice.sdk.store.WritableStore;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Azure Blob Storage as Azurite speaks it. Not covered: identities other than a key, keys to decrypt with. */
@NeedsAzurite
class AzureStoreIT implements WritableStoreContract {
    @TempDir
    private static Path directory;
    private static Azurite server;

    @BeforeAll
    static void start() throws Exception {
        server = Azurite.start(directory);
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
        return openToWrite(bucket, prefix, Azurite.KEY);
    }

    @Override
    public WritableStore openInVain() {
        return openToWrite("locked", "dump", "d3Jvbmc=");
    }

    /** It checks each block, and blocks are made of what is read. */
    @Override
    public boolean checksTheWhole() {
        return false;
    }

    @Override
    public ObjectStore open(String bucket, String prefix) {
        return open(bucket, prefix, Azurite.KEY);
    }

    private static ObjectStore open(String bucket, String prefix, String key) {
        return ObjectStore.open(uri(bucket, prefix), credentials(key));
    }

    /** It sorts by UTF-16 units. */
    @Override
    public boolean sortsByUtf8() {
        return false;
    }

    private static WritableStore openToWrite(String bucket, String prefix, String key) {
        return WritableStore.open(uri(bucket, prefix), credentials(key));
    }

    private static StoreCredentials credentials(String key) {
        return StoreCredentials.of(Scheme.AZURE, Map.of("account-name", Azurite.ACCOUNT, "account-key", key));
    }

    private static SourceUri uri(String bucket, String prefix) {
        String path = prefix.replace("%", "%25").replace(" ", "%20");
        return SourceUri.parse("azure://" + bucket + "/" + path + "?endpoint=" + server.endpoint());
    }

    @Test
    void refusesAWrongKeyWithoutRepeatingIt() {
        // Given
        put("locked", "dump/a.csv", new byte[]{1});
        ObjectStore store = open("locked", "dump", "d3Jvbmc=");
        // When / Then
        assertThatThrownBy(() -> store.pages().toList()).isInstanceOf(SourceUnreadableException.class)
                .hasMessageContaining("access is denied")
                .hasMessageNotContaining("d3Jvbmc=")
                .hasNoCause();
    }
}
