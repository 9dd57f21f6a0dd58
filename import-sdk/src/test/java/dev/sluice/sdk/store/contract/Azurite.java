package dev.sluice.sdk.store.contract;

import static org.awaitility.Awaitility.await;

import com.azure.core.util.BinaryData;
import com.azure.storage.blob.BlobContainerClient;
import com.azure.storage.blob.BlobServiceClient;
import com.azure.storage.blob.BlobServiceClientBuilder;
import com.azure.storage.common.StorageSharedKeyCredential;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/**
 * Azure Blob Storage as Azurite speaks it, where it is installed: {@code npm install azurite@3.37.0} somewhere, then
 * {@code -Dsluice.azurite=/somewhere/node_modules/azurite}. It needs node, which the build does not.
 */
public final class Azurite implements AutoCloseable {
    /** The system property that says where it is. */
    public static final String PLACE = "sluice.azurite";
    /** What a test says that is skipped without it. */
    public static final String NEEDED = "needs node and Azurite: npm install azurite@3.37.0, then"
            + " -Dsluice.azurite=/path/to/node_modules/azurite";
    public static final String ACCOUNT = "devstoreaccount1";
    /** Azurite's own, which its manual prints. */
    public static final String KEY = "Eby8vdM02xNOcqFlqUwJPLlmEtlCDXJ1OUzFT50uSRZ6IFsuFq2UVErCz4I6tq/K1SZFPTOtr/KBHBeksoGMGw==";

    private final Process process;
    private final int port;
    private final BlobServiceClient client;

    private Azurite(Process process, int port) {
        this.process = process;
        this.port = port;
        this.client = new BlobServiceClientBuilder().endpoint(endpoint())
                .credential(new StorageSharedKeyCredential(ACCOUNT, KEY))
                .buildClient();
    }

    public static Azurite start(Path directory) throws IOException {
        int port = freePort();
        Files.createDirectories(directory);
        Process process = new ProcessBuilder("node", System.getProperty(PLACE) + "/dist/src/blob/main.js",
                "--blobHost", "127.0.0.1", "--blobPort", String.valueOf(port), "-l", directory.toString(),
                "--skipApiVersionCheck", "--silent")
                .redirectErrorStream(true)
                .redirectOutput(directory.resolve("azurite.log").toFile())
                .start();
        Azurite azurite = new Azurite(process, port);
        await("azurite listens").atMost(Duration.ofSeconds(60)).until(azurite::listens);
        return azurite;
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    private boolean listens() {
        if (!process.isAlive()) {
            throw new IllegalStateException("azurite has ended with " + process.exitValue());
        }
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            return socket.isConnected();
        } catch (IOException e) {
            return false;
        }
    }

    public String endpoint() {
        return "http://127.0.0.1:" + port + "/" + ACCOUNT;
    }

    public void put(String bucket, String key, byte[] content) {
        BlobContainerClient container = client.getBlobContainerClient(bucket);
        container.createIfNotExists();
        container.getBlobClient(key).upload(BinaryData.fromBytes(content), true);
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
