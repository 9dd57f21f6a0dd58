package dev.sluice.sdk.store.contract;

import static org.awaitility.Awaitility.await;

import com.azure.core.util.BinaryData;
import com.azure.storage.blob.BlobContainerClient;
import com.azure.storage.blob.BlobServiceClient;
import com.azure.storage.blob.BlobServiceClientBuilder;
import com.azure.storage.common.StorageSharedKeyCredential;
import com.azure.storage.common.sas.AccountSasPermission;
import com.azure.storage.common.sas.AccountSasResourceType;
import com.azure.storage.common.sas.AccountSasService;
import com.azure.storage.common.sas.AccountSasSignatureValues;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;

/**
 * Azure Blob Storage as Azurite speaks it, where it is installed: {@code npm install azurite@3.37.0} somewhere, then
 * {@code -Dsluice.azurite=/somewhere/node_modules/azurite}. It needs node, which the build does not.
 */
public final class Azurite implements StoreServer {
    /** The system property that says where it is. */
    public static final String PLACE = "sluice.azurite";
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
        int port = FreePort.any();
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

    @Override
    public String endpoint() {
        return "http://127.0.0.1:" + port + "/" + ACCOUNT;
    }

    @Override
    public void put(String bucket, String key, byte[] content) {
        BlobContainerClient container = client.getBlobContainerClient(bucket);
        container.createIfNotExists();
        container.getBlobClient(key).upload(BinaryData.fromBytes(content), true);
    }

    /** A shared access signature for listing and reading whatever there is, for a day. */
    public String sasToken() {
        return client.generateAccountSas(new AccountSasSignatureValues(OffsetDateTime.now(ZoneOffset.UTC).plusDays(1),
                new AccountSasPermission().setListPermission(true).setReadPermission(true),
                new AccountSasService().setBlobAccess(true),
                new AccountSasResourceType().setContainer(true).setObject(true)));
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
