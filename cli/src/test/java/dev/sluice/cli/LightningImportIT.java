package dev.sluice.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.it.Dump;
import dev.sluice.it.Leaks;
import dev.sluice.sdk.store.contract.Azurite;
import dev.sluice.sdk.store.contract.FakeGcs;
import dev.sluice.sdk.store.contract.NeedsAzurite;
import dev.sluice.sdk.store.contract.S3Proxy;
import java.io.IOException;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code import -c}, where a command starts all that it needs in its own process. */
class LightningImportIT {

    @TempDir
    private static Path directory;
    private static Path data;
    private static Leaks leaks;

    @BeforeAll
    static void watch() {
        data = directory.resolve("data");
        leaks = Leaks.watch();
    }

    @AfterAll
    static void stop() {
        leaks.close();
    }

    /** Keys as the design of the backend shows them, the other driver's checkpoint, and a server that is not the target. */
    @Test
    void importsADumpByAFileOfLightningIntoTheTargetThatIsChosen() throws IOException {
        // Given
        Path file = file("shop", """
                [lightning]
                backend = "import-into"
                [tidb]
                host = "10.0.0.5"
                port = 4000
                user = "root"
                password = "hunter2"
                [tikv-importer]
                disk-quota = "100GB"
                store-write-bw-limit = "100MiB"
                engine-mem-cache-size = "1GB"
                [mydumper]
                data-source-dir = "%s"
                data-character-set = "utf8mb4"
                filter = ['*.*']
                [mydumper.csv]
                separator = ','
                delimiter = '"'
                header = true
                null = '\\N'
                [post-restore]
                checksum = "required"
                [app]
                table-concurrency = 6
                check-requirements = true
                [app.max-error]
                type = 100
                [checkpoint]
                enable = true
                driver = "mysql"
                dsn = "user:hunter2@tcp(127.0.0.1:4000)/lightning_checkpoint"
                schema = "lightning_checkpoint"
                keep-after-success = "remove"
                """.formatted(Path.of("../examples/shop").toRealPath()));

        // When
        Ran imported = sluice("import", "-c", file.toString(), "--id", "shop", "--target", "default", "-o", "json");

        // Then
        assertThat(imported.talk()).contains("the file's [tidb], 10.0.0.5:4000, is not looked at");
        assertThat(imported.code()).as(imported.talk()).isZero();
        assertThat(imported.data()).contains("\"importId\":\"shop\",\"state\":\"finished\"");
        assertThat(value("SELECT COUNT(*) FROM shop.orders")).isEqualTo("8000");
        assertNowhere("/examples/shop", List.of(imported), "hunter2");
    }

    /** Both files that the design of the backend shows, as it shows them; only the source says where it really is. */
    @Test
    void importsFromS3ByTheFileOfTheDesign() throws Exception {
        try (S3Proxy s3 = S3Proxy.start(directory.resolve("s3"))) {
            // Given
            s3.putAll("bucket", "path", Dump.in(directory.resolve("design"))
                    .database("design")
                    .file("design.t-schema.sql", "CREATE TABLE t (id INT PRIMARY KEY, name TEXT, note TEXT);")
                    .file("design.t.0.csv", "id,name,note\n1,\"Lamp, blue\",\\N\n2,Ökotüte,\"with \"\"care\"\"\"\n")
                    .directory());
            Path file = file("design", """
                    # tidb-lightning.toml

                    [lightning]
                    backend = "import-into"  # Use the new backend

                    [tikv-importer]
                    # These options are translated to IMPORT INTO WITH clauses
                    disk-quota = "100GB"                # → DISK_QUOTA='100GB'
                    store-write-bw-limit = "100MiB"     # → MAX_WRITE_SPEED='100MiB'
                    engine-mem-cache-size = "1GB"       # → MAX_ENGINE_SIZE='1GB'

                    [mydumper]
                    data-source-dir = "s3://bucket/path?%s"
                    data-character-set = "utf8mb4"      # → CHARACTER_SET='utf8mb4'
                    filter = ['*.*']

                    [mydumper.csv]
                    separator = ','                      # → FIELDS_TERMINATED_BY=','
                    delimiter = '"'                      # → FIELDS_ENCLOSED_BY='"'
                    header = true                        # → SKIP_ROWS=1
                    null = '\\N'                          # → FIELDS_DEFINED_NULL_BY='\\N'

                    [post-restore]
                    checksum = "required"               # → CHECKSUM_TABLE='required'

                    [app]
                    table-concurrency = 6               # Concurrent table submissions
                    check-requirements = true           # Enable prechecks

                    [app.max-error]
                    type = 100                          # → RECORD_ERRORS=100

                    [checkpoint]
                    enable = true
                    driver = "file"                     # or "mysql"
                    dsn = "/tmp/lightning_checkpoint.pb"
                    # For MySQL: dsn = "user:pass@tcp(127.0.0.1:4000)/lightning_checkpoint"
                    schema = "lightning_checkpoint"
                    keep-after-success = "remove"       # or "origin"
                    """.formatted("endpoint=" + s3.endpoint() + "&force-path-style=true&region=us-east-1&access-key="
                    + S3Proxy.ACCESS_KEY + "&secret-access-key=" + encoded(S3Proxy.SECRET_KEY)));
            // When
            Ran planned = sluice("import", "--dry-run", "-c", file.toString());
            Ran imported = sluice("import", "-c", file.toString());
            Ran again = sluice("import", "-c", file.toString());
            // Then
            assertThat(planned.code()).as(planned.talk()).isZero();
            assertThat(planned.data()).contains("DISK_QUOTA='100GB'", "MAX_WRITE_SPEED='100MiB'",
                    "__MAX_ENGINE_SIZE='1GB'", "CHARACTER_SET='utf8mb4'", "FIELDS_TERMINATED_BY=','",
                    "FIELDS_ENCLOSED_BY='\"'", "SKIP_ROWS=1", "FIELDS_DEFINED_NULL_BY='\\\\N'",
                    "CHECKSUM_TABLE='required'", "RECORD_ERRORS=100");
            assertThat(imported.code()).as(imported.talk()).isZero();
            assertThat(value("SELECT GROUP_CONCAT(name, ': ', IFNULL(note, 'NULL') ORDER BY id) FROM design.t"))
                    .isEqualTo("Lamp, blue: NULL,Ökotüte: with \"care\"");
            assertThat(again.code()).as(again.talk()).isZero();
            assertThat(again.talk()).contains("nothing to do: imported before, and the source is unchanged");
            assertNowhere("s3://bucket/path", List.of(planned, imported, again), S3Proxy.ACCESS_KEY,
                    S3Proxy.SECRET_KEY);
        }
    }

    @Test
    @NeedsAzurite
    void importsFromBlobStorageWithTheKeyOrTheSignatureOfAFile() throws Exception {
        try (Azurite azure = Azurite.start(directory.resolve("azurite"))) {
            // Given
            azure.putAll("bucket", "keyed", dump("keyed"));
            azure.putAll("bucket", "signed", dump("signed"));
            String account = "?endpoint=" + azure.endpoint() + "&account-name=" + Azurite.ACCOUNT;
            String token = azure.sasToken();
            String signature = token.replaceFirst(".*sig=([^&]*).*", "$1");
            // When
            Ran keyed = importFrom("azure://bucket/keyed" + account + "&account-key=" + encoded(Azurite.KEY));
            Ran signed = importFrom("azblob://bucket/signed" + account + "&sas_token=" + encoded("?" + token));
            // Then
            assertThat(keyed.code()).as(keyed.talk()).isZero();
            assertThat(signed.code()).as(signed.talk()).isZero();
            assertThat(value("SELECT SUM(keyed.id) + SUM(signed.id) FROM keyed.orders keyed JOIN signed.orders signed"
                    + " USING (id)")).isEqualTo("930");
            assertNowhere("azblob://bucket/signed", List.of(keyed, signed), Azurite.KEY, token, signature,
                    URLDecoder.decode(signature, UTF_8));
        }
    }

    @Test
    void importsFromCloudStorageWithTheKeyFileOfAFile() throws Exception {
        try (FakeGcs gcs = new FakeGcs()) {
            // Given
            gcs.putAll("bucket", "path", dump("google"));
            gcs.refuseStrangers();
            Path keys = Files.writeString(directory.resolve("google.json"), gcs.serviceAccount());
            // When
            Ran imported = importFrom("gs://bucket/path?endpoint=" + gcs.endpoint() + "&credentials-file=" + keys);
            // Then
            assertThat(imported.code()).as(imported.talk()).isZero();
            assertThat(value("SELECT SUM(id) FROM google.orders")).isEqualTo("465");
            assertNowhere("gs://bucket/path", List.of(imported), gcs.secret());
        }
    }

    private static Path dump(String schema) throws IOException {
        return Dump.in(directory.resolve(schema)).database(schema).table(schema, "orders", 30).directory();
    }

    private static Ran importFrom(String source) throws IOException {
        Path file = file("source", "[mydumper]\ndata-source-dir = \"" + source + "\"\n");
        return sluice("import", "-c", file.toString());
    }

    private static Path file(String name, String toml) throws IOException {
        return Files.writeString(directory.resolve(name + ".toml"), toml);
    }

    private static String encoded(String value) {
        return URLEncoder.encode(value, UTF_8);
    }

    private static Ran sluice(String... arguments) {
        return Ran.of(data, Map.of(), arguments);
    }

    private static String value(String statement) {
        return sluice("sql", statement).data().lines().toList().getLast();
    }

    /** No command runs, so all of its topics lie in files; that they can be read there is seen by the source. */
    private static void assertNowhere(String source, List<Ran> commands, String... secrets) throws IOException {
        assertThat(Leaks.filesWith(data.resolve("kafka"), source)).isNotEmpty();
        leaks.assertNone(data, commands.stream().map(Ran::shown).toList(), secrets);
    }
}
