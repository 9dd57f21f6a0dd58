package dev.sluice.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.sluice.it.Dump;
import dev.sluice.it.JavaProcess;
import dev.sluice.it.Leaks;
import dev.sluice.sdk.store.contract.Azurite;
import dev.sluice.sdk.store.contract.FakeGcs;
import dev.sluice.sdk.store.contract.NeedsAzurite;
import dev.sluice.sdk.store.contract.S3Proxy;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Dumps in buckets, by commands beside a {@code sluice up} whose environment has the keys. */
class StoreCommandsIT {

    @TempDir
    private static Path directory;
    private static S3Proxy s3;
    private static Process up;
    private static Leaks leaks;

    @BeforeAll
    static void start() throws IOException {
        s3 = S3Proxy.start(directory.resolve("s3"));
        leaks = Leaks.watch();
        ProcessBuilder builder = JavaProcess.of(Sluice.class, List.of("up", "--data-dir", data().toString()))
                .redirectOutput(upSaid("out").toFile())
                .redirectError(upSaid("err").toFile());
        builder.environment()
                .putAll(Map.of("AWS_ACCESS_KEY_ID", S3Proxy.ACCESS_KEY, "AWS_SECRET_ACCESS_KEY",
                        S3Proxy.SECRET_KEY, "AZURE_STORAGE_ACCOUNT", Azurite.ACCOUNT, "AZURE_STORAGE_KEY",
                        Azurite.KEY));
        up = builder.start();
        await("up is ready").atMost(Duration.ofSeconds(90)).until(() -> {
            assertThat(up.isAlive()).as(Files.readString(upSaid("err"))).isTrue();
            return Files.readString(upSaid("err")).contains("\nReady.");
        });
    }

    @AfterAll
    static void stop() throws InterruptedException {
        up.destroy();
        up.waitFor(30, TimeUnit.SECONDS);
        leaks.close();
        s3.close();
    }

    @Test
    void importsFromS3Once() throws Exception {
        // Given
        s3.putAll("dumps", "nightly", dump("shop_s3"));
        // When
        List<Ran> commands = importTwice("s3://dumps/nightly?endpoint=" + s3.endpoint());
        // Then
        assertImportedOnce("shop_s3", commands);
        assertNowhere("s3://dumps/nightly", commands, S3Proxy.ACCESS_KEY, S3Proxy.SECRET_KEY);
    }

    /** A laptop has no account of Google's that it would show to another server than Google's. */
    @Test
    void importsFromCloudStorageOnce() throws Exception {
        try (FakeGcs gcs = new FakeGcs()) {
            // Given
            gcs.putAll("dumps", "nightly", dump("shop_gcs"));
            // When
            List<Ran> commands = importTwice("gs://dumps/nightly?endpoint=" + gcs.endpoint());
            // Then
            assertImportedOnce("shop_gcs", commands);
        }
    }

    @Test
    @NeedsAzurite
    void importsFromBlobStorageOnce() throws Exception {
        try (Azurite azure = Azurite.start(directory.resolve("azurite"))) {
            // Given
            azure.putAll("dumps", "nightly", dump("shop_azure"));
            // When
            List<Ran> commands = importTwice("azure://dumps/nightly?endpoint=" + azure.endpoint());
            // Then
            assertImportedOnce("shop_azure", commands);
            assertNowhere("azure://dumps/nightly", commands, Azurite.KEY);
        }
    }

    /** Keys of a file stay in the process that reads it, and the services run in another one. */
    @Test
    void refusesAFileWithKeysAndSaysHowUpGetsThem() throws Exception {
        // Given
        Path file = Files.writeString(directory.resolve("keyed.toml"), """
                [mydumper]
                data-source-dir = "s3://dumps/keyed?endpoint=%s&access-key=file-key&secret-access-key=hunter3"
                """.formatted(s3.endpoint()));
        // When
        Ran refused = sluice("import", "-c", file.toString(), "--id", "keyed");
        Ran detached = sluice("import", "-c", file.toString(), "--id", "keyed", "--detach");
        Ran examined = sluice("doctor", "-c", file.toString());
        Ran status = sluice("status", "keyed");
        // Then
        assertThat(refused).returns(2, Ran::code).returns("", Ran::data);
        assertThat(refused.talk()).isEqualToIgnoringNewLines(
                "sluice: the keys that the file or --credentials env names are"
                        + " not passed to the services of sluice up, which run in another process: end sluice up; or name no keys here,"
                        + " and start sluice up with them in its environment, as the storage's own tools read them"
                        + " (AWS_ACCESS_KEY_ID, …)");
        assertThat(List.of(detached, examined)).containsOnly(refused);
        assertThat(status.code()).as(status.shown()).isEqualTo(2);
        assertNowhere("sluice", List.of(refused, detached, examined, status), "hunter3", "file-key");
    }

    private static Path dump(String schema) throws IOException {
        return Dump.in(directory.resolve(schema)).database(schema).table(schema, "orders", 30).directory();
    }

    private static List<Ran> importTwice(String source) {
        return List.of(sluice("import", source), sluice("import", source));
    }

    private static void assertImportedOnce(String schema, List<Ran> commands) {
        assertThat(commands).allSatisfy(ran -> assertThat(ran.code()).as(ran.talk()).isZero());
        assertThat(commands.getLast().talk()).contains("nothing to do: imported before, and the source is unchanged");
        assertThat(sluice("sql", "SELECT SUM(id) FROM " + schema + ".orders").data()).endsWith("465\n");
        assertThat(sluice("sql", "SHOW IMPORT JOBS WHERE Target_Table = '`" + schema + "`.`orders`'").data()
                .lines()
                .skip(1)).hasSize(1);
    }

    private static Ran sluice(String... arguments) {
        return Ran.of(data(), Map.of(), arguments);
    }

    private static Path data() {
        return directory.resolve("data");
    }

    private static Path upSaid(String where) {
        return directory.resolve("up." + where);
    }

    /** @param seen what the topics do hold, which shows that they can be read in Kafka's files */
    private static void assertNowhere(String seen, List<Ran> commands, String... secrets) throws IOException {
        assertThat(Leaks.filesWith(data().resolve("kafka"), seen)).isNotEmpty();
        Stream<String> up = Stream.of(Files.readString(upSaid("out")), Files.readString(upSaid("err")));
        leaks.assertNone(data(), Stream.concat(up, commands.stream().map(Ran::shown)).toList(), secrets);
    }
}
