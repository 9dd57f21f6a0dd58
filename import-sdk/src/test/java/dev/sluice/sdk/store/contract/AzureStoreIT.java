package dev.sluice.sdk.store.contract;

import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.azure.core.util.BinaryData;
import com.azure.storage.blob.BlobContainerClient;
import com.azure.storage.blob.BlobServiceClient;
import com.azure.storage.blob.BlobServiceClientBuilder;
import com.azure.storage.common.StorageSharedKeyCredential;
import dev.sluice.sdk.store.ObjectStore;
import dev.sluice.sdk.store.SourceUnreadableException;
import dev.sluice.sdk.store.SourceUri;
import dev.sluice.sdk.store.SourceUri.Scheme;
import dev.sluice.sdk.store.StoreCredentials;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/**
 * Azure Blob Storage as Azurite speaks it, where it is installed: {@code npm install azurite@3.37.0} somewhere, then
 * {@code -Dsluice.azurite=/somewhere/node_modules/azurite}. It needs node, which the build does not.
 */
@EnabledIfSystemProperty(named = "sluice.azurite", matches = ".+", disabledReason = "needs node and Azurite: npm install azurite, then -Dsluice.azurite=node_modules/azurite")
class AzureStoreIT implements ObjectStoreContract {
    private static final String ACCOUNT = "devstoreaccount1";
    /** Azurite's own, which its manual prints. */
    private static final String KEY = "Eby8vdM02xNOcqFlqUwJPLlmEtlCDXJ1OUzFT50uSRZ6IFsuFq2UVErCz4I6tq/K1SZFPTOtr/KBHBeksoGMGw==";

    @TempDir
    private static Path directory;
    private static Process process;
    private static BlobServiceClient client;
    private static String endpoint;

    @BeforeAll
    static void start() throws Exception {
        int port = freePort();
        endpoint = "http://127.0.0.1:" + port + "/" + ACCOUNT;
        process = new ProcessBuilder("node", System.getProperty("sluice.azurite") + "/dist/src/blob/main.js",
                "--blobHost", "127.0.0.1", "--blobPort", String.valueOf(port), "-l", directory.toString(),
                "--skipApiVersionCheck", "--silent")
                .redirectErrorStream(true)
                .redirectOutput(directory.resolve("azurite.log").toFile())
                .start();
        await("azurite listens").atMost(Duration.ofSeconds(60)).until(() -> listens(port));
        client = new BlobServiceClientBuilder().endpoint(endpoint)
                .credential(new StorageSharedKeyCredential(ACCOUNT, KEY))
                .buildClient();
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    private static boolean listens(int port) {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            return socket.isConnected();
        } catch (IOException e) {
            return false;
        }
    }

    @AfterAll
    static void stop() {
        process.destroyForcibly();
    }

    @Override
    public void put(String bucket, String key, byte[] content) {
        BlobContainerClient container = client.getBlobContainerClient(bucket);
        container.createIfNotExists();
        container.getBlobClient(key).upload(BinaryData.fromBytes(content), true);
    }

    @Override
    public ObjectStore open(String bucket, String prefix) {
        return open(bucket, prefix, KEY);
    }

    private static ObjectStore open(String bucket, String prefix, String key) {
        String path = prefix.replace("%", "%25").replace(" ", "%20");
        return ObjectStore.open(SourceUri.parse("azure://" + bucket + "/" + path + "?endpoint=" + endpoint),
                StoreCredentials.of(Scheme.AZURE, Map.of("account-name", ACCOUNT, "account-key", key)));
    }

    /** It sorts by UTF-16 units. */
    @Override
    public boolean sortsByUtf8() {
        return false;
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
