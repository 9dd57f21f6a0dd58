package dev.sluice.it;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import dev.sluice.config.CredentialConfig;
import dev.sluice.config.Secret;
import dev.sluice.sdk.store.contract.Azurite;
import dev.sluice.sdk.store.contract.FakeGcs;
import dev.sluice.sdk.store.contract.NeedsAzurite;
import dev.sluice.sdk.store.contract.S3Proxy;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;

/** Dumps in buckets, with credentials that the manifest names and nobody else sees. */
class StoreIT {
    @TempDir
    private static Path directory;
    private static S3Proxy s3;
    private static FakeGcs gcs;
    private static Cell cell;
    private static final ListAppender<ILoggingEvent> LOG = new ListAppender<>();

    @BeforeAll
    static void start() throws Exception {
        s3 = S3Proxy.start(directory.resolve("s3"));
        gcs = new FakeGcs();
        Path keyFile = Files.writeString(directory.resolve("google.json"), gcs.serviceAccount());
        LOG.start();
        ((Logger) LoggerFactory.getLogger(Logger.ROOT_LOGGER_NAME)).addAppender(LOG);
        cell = Cell.whole(directory.resolve("cell"), Map.of("dumps", new CredentialConfig(Map.of(
                "s3", Map.of("accessKeyId", secret("id", S3Proxy.ACCESS_KEY), "secretAccessKey",
                        secret("key", S3Proxy.SECRET_KEY)),
                "azure", Map.of("accountName", secret("azure-name", Azurite.ACCOUNT), "accountKey",
                        secret("azure-key", Azurite.KEY)),
                "gcs", Map.of("serviceAccount", new Secret.File(keyFile), "credentialsFile",
                        secret("google-on-tidb", keyFile.toString())))),
                "wrong", new CredentialConfig(Map.of("s3", Map.of("accessKeyId", secret("id", S3Proxy.ACCESS_KEY),
                        "secretAccessKey", secret("wrong", "hunter2"))))));
    }

    private static Secret secret(String name, String value) throws IOException {
        return new Secret.File(Files.writeString(directory.resolve(name), value));
    }

    @AfterAll
    static void stop() throws IOException {
        cell.close();
        ((Logger) LoggerFactory.getLogger(Logger.ROOT_LOGGER_NAME)).detachAppender(LOG);
        gcs.close();
        s3.close();
    }

    @Test
    void importsADumpFromS3AndShowsNoKeyAnywhere() throws Exception {
        // Given
        Path dump = dump("shop_s3");
        Files.write(dump.resolve("shop_s3.zipped.000000000.csv.gz"), gzip("id,name\n1,a\n2,b\n"));
        Files.writeString(dump.resolve("shop_s3.zipped-schema.sql"),
                "CREATE TABLE `zipped` (`id` int NOT NULL, `name` varchar(20), PRIMARY KEY (`id`));");
        s3.putAll("dumps", "my nightly+1", dump);
        // When
        start("s3", "s3://dumps/my%20nightly+1?endpoint=" + s3.endpoint(), "dumps");
        cell.awaitImport("s3", "finished");
        // Then
        assertThat(cell.sql("SELECT COUNT(*), SUM(id) FROM shop_s3.orders")).isEqualTo("30,465");
        assertThat(cell.sql("SELECT COUNT(*) FROM shop_s3.zipped")).isEqualTo("2");
        assertThat(cell.sql("SHOW IMPORT JOBS WHERE Target_Table = '`shop_s3`.`orders`'"))
                .contains("s3://dumps/my%20nightly%2B1/")
                .contains("access-key=xxxxxx&")
                .contains("secret-access-key=xxxxxx");
        assertNowhere(S3Proxy.SECRET_KEY, URLEncoder.encode(S3Proxy.SECRET_KEY, UTF_8), S3Proxy.ACCESS_KEY);
    }

    @Test
    void importsADumpFromCloudStorageAndShowsNoKeyAnywhere() throws Exception {
        // Given
        try (Stream<Path> files = Files.list(dump("shop_gcs"))) {
            for (Path file : files.toList()) {
                gcs.put("dumps", "nightly/" + file.getFileName(), Files.readAllBytes(file));
            }
        }
        // When
        start("gcs", "gs://dumps/nightly?endpoint=" + gcs.endpoint(), "dumps");
        cell.awaitImport("gcs", "finished");
        // Then
        assertThat(cell.sql("SELECT COUNT(*), SUM(id) FROM shop_gcs.orders")).isEqualTo("30,465");
        assertNowhere(gcs.secret());
    }

    @Test
    @NeedsAzurite
    void importsADumpFromBlobStorageAndShowsNoKeyAnywhere() throws Exception {
        // Given
        try (Azurite azure = Azurite.start(directory.resolve("azurite"))) {
            try (Stream<Path> files = Files.list(dump("shop_azure"))) {
                for (Path file : files.toList()) {
                    azure.put("dumps", "my nightly/" + file.getFileName(), Files.readAllBytes(file));
                }
            }
            // When
            start("azure", "azure://dumps/my%20nightly?endpoint=" + azure.endpoint(), "dumps");
            cell.awaitImport("azure", "finished");
            // Then
            assertThat(cell.sql("SELECT COUNT(*), SUM(id) FROM shop_azure.orders")).isEqualTo("30,465");
            assertNowhere(Azurite.KEY, URLEncoder.encode(Azurite.KEY, UTF_8));
        }
    }

    @Test
    void failsTheScanOfABucketThatIsNotToBeReadAndSaysSo() throws Exception {
        // Given
        s3.putAll("locked", "nightly", dump("shop_locked"));
        // When
        start("locked", "s3://locked/nightly?endpoint=" + s3.endpoint(), "wrong");
        Records.Seen end = cell.awaitImport("locked", "failed");
        // Then
        assertThat(end.body().toString()).contains("access is denied").contains("s3://locked/nightly");
        assertNowhere("hunter2");
    }

    private static Path dump(String schema) throws IOException {
        return Dump.in(directory.resolve(schema)).database(schema).table(schema, "orders", 30).directory();
    }

    private static byte[] gzip(String text) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
            gzip.write(text.getBytes(UTF_8));
        }
        return bytes.toByteArray();
    }

    /** As on a laptop, where scanner and TiDB are in one process. */
    @Test
    void takesTheKeysOfTheSurroundingsWhenNoneAreNamed() throws Exception {
        // Given
        s3.putAll("dumps", "surroundings", dump("shop_here"));
        System.setProperty("aws.accessKeyId", S3Proxy.ACCESS_KEY);
        System.setProperty("aws.secretAccessKey", S3Proxy.SECRET_KEY);
        try {
            // When
            cell.command("{\"importId\":\"here\",\"source\":{\"uri\":\"s3://dumps/surroundings?endpoint=%s\"}}"
                    .formatted(s3.endpoint()));
            // Then
            cell.awaitImport("here", "finished");
            assertThat(cell.sql("SELECT COUNT(*) FROM shop_here.orders")).isEqualTo("30");
        } finally {
            System.clearProperty("aws.accessKeyId");
            System.clearProperty("aws.secretAccessKey");
        }
    }

    private static void start(String id, String uri, String credentials) throws Exception {
        cell.command("{\"importId\":\"%s\",\"source\":{\"uri\":\"%s\",\"credentials\":\"%s\"}}"
                .formatted(id, uri, credentials));
    }

    /** In no record, no log line, and no file of broker, TiDB or services. */
    private static void assertNowhere(String... secrets) throws IOException {
        for (var topic : Cell.TOPICS.all()) {
            assertThat(cell.records().on(topic.name())).allSatisfy(
                    record -> assertThat(record.key() + record.body()).doesNotContain(secrets));
        }
        assertThat(List.copyOf(LOG.list)).extracting(ILoggingEvent::getFormattedMessage)
                .noneMatch(line -> Stream.of(secrets).anyMatch(line::contains));
        assertThat(List.copyOf(LOG.list)).extracting(event -> String.valueOf(event.getKeyValuePairs()))
                .noneMatch(line -> Stream.of(secrets).anyMatch(line::contains));
        try (Stream<Path> files = Files.walk(directory.resolve("cell"))) {
            assertThat(files.filter(Files::isRegularFile).filter(file -> holds(file, secrets))).isEmpty();
        }
    }

    private static boolean holds(Path file, String... secrets) {
        try {
            String content = new String(Files.readAllBytes(file), ISO_8859_1);
            return Stream.of(secrets).anyMatch(content::contains);
        } catch (IOException e) {
            return false; // A file that went meanwhile.
        }
    }
}
