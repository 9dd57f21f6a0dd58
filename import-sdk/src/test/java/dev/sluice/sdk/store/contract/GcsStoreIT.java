package dev.sluice.sdk.store.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.sdk.store.ObjectStore;
import dev.sluice.sdk.store.SourceUnreadableException;
import dev.sluice.sdk.store.SourceUri;
import dev.sluice.sdk.store.SourceUri.Scheme;
import dev.sluice.sdk.store.StoreCredentials;
import dev.sluice.sdk.store.WritableStore;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Cloud Storage as far as {@link FakeGcs} speaks it. */
class GcsStoreIT implements WritableStoreContract {
    private static FakeGcs server;

    @BeforeAll
    static void start() throws Exception {
        server = new FakeGcs();
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
        return WritableStore.open(uri(bucket, prefix), StoreCredentials.of(Scheme.GCS, Map.of("service-account", server
                .serviceAccount())));
    }

    @Override
    public WritableStore openInVain() {
        return openToWrite("nowhere", "dump");
    }

    @Override
    public ObjectStore open(String bucket, String prefix) {
        return open(bucket, prefix, server.serviceAccount());
    }

    private static ObjectStore open(String bucket, String prefix, String serviceAccount) {
        return ObjectStore.open(uri(bucket, prefix),
                StoreCredentials.of(Scheme.GCS, Map.of("service-account", serviceAccount)));
    }

    private static SourceUri uri(String bucket, String prefix) {
        String path = prefix.replace("%", "%25").replace(" ", "%20");
        return SourceUri.parse("gs://" + bucket + "/" + path + "?endpoint=" + server.endpoint() + "/storage/v1/");
    }

    @Test
    void readsWithoutCredentialsWhereNoneAreNamedAndTheEndpointIsNotGoogles() {
        // Given
        put("open", "dump/a.csv", new byte[]{1});
        // When / Then
        try (ObjectStore store = ObjectStore.open(uri("open", "dump"))) {
            assertThat(store.pages().toList()).hasSize(1);
        }
    }

    @Test
    void refusesAKeyFileThatIsNoneWithoutRepeatingIt() {
        assertThatThrownBy(() -> open("b", "dump", "{\"private_key\":\"hunter2\",\"type\":\"service_account\"}"))
                .isInstanceOf(SourceUnreadableException.class)
                .hasMessageContaining("service account's key")
                .hasMessageNotContaining("hunter2")
                .hasNoCause();
    }
}
