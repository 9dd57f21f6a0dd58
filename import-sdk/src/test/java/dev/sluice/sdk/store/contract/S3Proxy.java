package dev.sluice.sdk.store.contract;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;

/** An S3 server that keeps its objects in memory, in a process of its own: its jar holds other versions of our libraries. */
public final class S3Proxy implements StoreServer {
    public static final String ACCESS_KEY = "it-access-key";
    public static final String SECRET_KEY = "it/secret+key=that-must-not-be-seen";

    private final Process process;
    private final S3Client client;
    private final int port;

    private S3Proxy(Process process, int port) {
        this.process = process;
        this.port = port;
        this.client = S3Client.builder()
                .endpointOverride(URI.create(endpoint()))
                .region(Region.US_EAST_1)
                .forcePathStyle(true)
                .credentialsProvider(
                        StaticCredentialsProvider.create(AwsBasicCredentials.create(ACCESS_KEY, SECRET_KEY)))
                .build();
    }

    public static S3Proxy start(Path directory) throws IOException {
        int port = FreePort.any();
        Files.createDirectories(directory);
        Path settings = Files.write(directory.resolve("s3proxy.properties"), List.of(
                "s3proxy.authorization=aws-v2-or-v4", "s3proxy.identity=" + ACCESS_KEY,
                "s3proxy.credential=" + SECRET_KEY, "s3proxy.endpoint=http://127.0.0.1:" + port,
                "jclouds.provider=transient-nio2", "jclouds.identity=none", "jclouds.credential=none"));
        Process process = new ProcessBuilder(ProcessHandle.current().info().command().orElseThrow(), "-Xmx256m", "-jar",
                System.getProperty("s3proxy.jar"), "--properties", settings.toString())
                .redirectErrorStream(true)
                .redirectOutput(directory.resolve("s3proxy.log").toFile())
                .start();
        S3Proxy proxy = new S3Proxy(process, port);
        await("s3proxy listens").atMost(Duration.ofSeconds(60)).until(proxy::listens);
        return proxy;
    }

    private boolean listens() {
        if (!process.isAlive()) {
            throw new IllegalStateException("s3proxy has ended with " + process.exitValue());
        }
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            return socket.isConnected();
        } catch (IOException e) {
            return false;
        }
    }

    @Override
    public String endpoint() {
        return "http://127.0.0.1:" + port;
    }

    @Override
    public void put(String bucket, String key, byte[] content) {
        if (client.listBuckets().buckets().stream().noneMatch(existing -> existing.name().equals(bucket))) {
            client.createBucket(request -> request.bucket(bucket));
        }
        client.putObject(request -> request.bucket(bucket).key(key), RequestBody.fromBytes(content));
    }

    @Override
    public void close() {
        client.close();
        process.destroyForcibly();
    }
}
