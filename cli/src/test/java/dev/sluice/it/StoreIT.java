package dev.sluice.it;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.sluice.cli.Ran;
import dev.sluice.config.CredentialConfig;
import dev.sluice.config.Secret;
import dev.sluice.sdk.store.contract.Azurite;
import dev.sluice.sdk.store.contract.FakeGcs;
import dev.sluice.sdk.store.contract.NeedsAzurite;
import dev.sluice.sdk.store.contract.S3Proxy;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
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

/** Dumps in buckets, with credentials that the manifest names and nobody else sees. */
class StoreIT {
    @TempDir
    private static Path directory;
    private static S3Proxy s3;
    private static FakeGcs gcs;
    private static Cell cell;
    private static Leaks leaks;

    @BeforeAll
    static void start() throws Exception {
        s3 = S3Proxy.start(directory.resolve("s3"));
        gcs = new FakeGcs();
        Path keyFile = Files.writeString(directory.resolve("google.json"), gcs.serviceAccount());
        leaks = Leaks.watch();
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
        leaks.close();
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
        assertNowhere("s3://dumps/my%20nightly+1", List.of(), S3Proxy.SECRET_KEY, S3Proxy.ACCESS_KEY);
    }

    @Test
    void importsADumpFromS3ByCommandOnceAndShowsNoKeyAnywhere() throws Exception {
        // Given
        s3.putAll("dumps", "by command", dump("cmd_s3"));
        // When
        List<Ran> commands = importTwice("s3://dumps/by%20command?endpoint=" + s3.endpoint());
        // Then
        assertImportedOnce("cmd_s3", commands);
        assertNowhere("s3://dumps/by%20command", commands, S3Proxy.SECRET_KEY, S3Proxy.ACCESS_KEY);
    }

    @Test
    void importsADumpFromCloudStorageByCommandOnceAndShowsNoKeyAnywhere() throws Exception {
        // Given
        gcs.putAll("dumps", "nightly", dump("cmd_gcs"));
        gcs.refuseStrangers();
        // When
        List<Ran> commands = importTwice("gs://dumps/nightly?endpoint=" + gcs.endpoint());
        // Then
        assertImportedOnce("cmd_gcs", commands);
        assertNowhere("gs://dumps/nightly", commands, gcs.secret());
    }

    @Test
    @NeedsAzurite
    void importsADumpFromBlobStorageByCommandOnceAndShowsNoKeyAnywhere() throws Exception {
        // Given
        try (Azurite azure = Azurite.start(directory.resolve("azurite"))) {
            azure.putAll("dumps", "my nightly", dump("cmd_azure"));
            // When
            List<Ran> commands = importTwice("azure://dumps/my%20nightly?endpoint=" + azure.endpoint());
            // Then
            assertImportedOnce("cmd_azure", commands);
            assertNowhere("azure://dumps/my%20nightly", commands, Azurite.KEY);
        }
    }

    /** Where services run elsewhere, keys of a file would have to travel to them. */
    @Test
    void refusesAFileWithKeysUntilItIsToldWhichCredentialsToUse() throws Exception {
        // Given: keys that open nothing
        s3.putAll("dumps", "keyed", dump("keyed"));
        Path file = Files.writeString(directory.resolve("keyed.toml"), """
                [mydumper]
                data-source-dir = "s3://dumps/keyed?endpoint=%s&access-key=file-key&secret-access-key=hunter3"
                """.formatted(s3.endpoint()));
        // When
        Ran refused = sluice("import", "-c", file.toString(), "--id", "keyed");
        Ran named = sluice("import", "-c", file.toString(), "--id", "keyed", "--credentials", "dumps");
        // Then
        assertThat(refused).returns(2, Ran::code).returns("", Ran::data);
        assertThat(refused.talk()).isEqualToIgnoringNewLines(
                """
                        sluice: mydumper.data-source-dir holds keys, which must not lie in Kafka: take one of the \
                        credentials of the services with --credentials NAME; these are configured as credentials: \
                        { NAME: { s3: { accessKeyId: { env: "ACCESS_KEY" }, secretAccessKey: { env: "SECRET_ACCESS_KEY" } } } }
                        """);
        assertThat(named.code()).as(named.talk()).isZero();
        assertThat(named.talk()).contains(
                "the keys in mydumper.data-source-dir are not used, but the credentials dumps");
        assertThat(cell.sql("SELECT COUNT(*) FROM keyed.orders")).isEqualTo("30");
        assertNowhere("s3://dumps/keyed", List.of(refused, named), "hunter3", "file-key", S3Proxy.SECRET_KEY);
        assertThat(cell.records()
                .of(Cell.TOPICS.importCommands().name(), sent -> sent.text("importId").equals("keyed")))
                .hasSize(1);
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
        assertNowhere("s3://locked/nightly", List.of(), "hunter2");
    }

    private static List<Ran> importTwice(String source) {
        return List.of(sluice("import", source, "--credentials", "dumps"), sluice("import", source, "--credentials",
                "dumps"));
    }

    private static void assertImportedOnce(String schema, List<Ran> commands) throws Exception {
        assertThat(commands).allSatisfy(ran -> assertThat(ran.code()).as(ran.talk()).isZero());
        assertThat(commands.getLast().talk()).contains(
                "nothing to do: imported before, and the source is unchanged");
        assertThat(cell.sql("SELECT COUNT(*), SUM(id) FROM " + schema + ".orders")).isEqualTo("30,465");
        assertThat(cell.tidb.acceptedStatements(schema, "orders")).isEqualTo(1);
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

    private static Ran sluice(String... arguments) {
        return Ran.of(directory.resolve("cell/command"), Map.of("SLUICE_KAFKA_BOOTSTRAP_SERVERS",
                cell.kafka.bootstrapServers()), arguments);
    }

    /**
     * In no record, no log line, no file of broker, TiDB or services, and nothing that commands said.
     *
     * @param source what the topics do hold, which shows that their records and files are read
     */
    private static void assertNowhere(String source, List<Ran> commands, String... secrets) throws IOException {
        await("the request is seen").atMost(Cell.PATIENCE)
                .untilAsserted(() -> assertThat(cell.records().on(Cell.TOPICS.importCommands().name()))
                        .anySatisfy(record -> assertThat(record.body().toString()).contains(source)));
        assertThat(Leaks.filesWith(cell.directory().resolve("kafka"), source)).isNotEmpty();
        Stream<String> records = Cell.TOPICS.all()
                .stream()
                .flatMap(topic -> cell.records().on(topic.name()).stream())
                .map(record -> record.key() + record.body());
        leaks.assertNone(cell.directory(), Stream.concat(records, commands.stream().map(Ran::shown)).toList(), secrets);
    }
}
