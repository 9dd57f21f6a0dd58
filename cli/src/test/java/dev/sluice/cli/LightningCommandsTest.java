package dev.sluice.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code import -c} and {@code explain -c}, as far as they need neither Kafka nor TiDB. */
class LightningCommandsTest extends ReadingCommands {

    @Test
    void plansWhatTheFileSays() throws IOException {
        // Given
        Files.writeString(dump.resolve("shop.extra-schema.sql"), "CREATE TABLE extra (id INT);");
        Path file = file("""
                [lightning]
                check-requirements = false
                [tikv-importer]
                backend = "import-into"
                disk-quota = "100GB"
                [mydumper]
                data-source-dir = "%s"
                filter = ["shop.orders"]
                [mydumper.csv]
                separator = ";"
                """.formatted(dump));

        // When
        Ran ran = run("import", "--dry-run", "-c", file.toString());

        // Then
        assertThat(ran.code()).isZero();
        assertThat(ran.data()).contains("DISK_QUOTA='100GB'", "DISABLE_PRECHECK", "SKIP_ROWS=1",
                "FIELDS_TERMINATED_BY=';'")
                .doesNotContain("extra");
        assertThat(ran.talk()).doesNotContain("rows go to");
    }

    @Test
    @DisplayName("L-A8 lets the command line win")
    void letsTheCommandLineWin() throws IOException {
        // Given
        Files.writeString(dump.resolve("shop.extra-schema.sql"), "CREATE TABLE extra (id INT);");
        Path file = file("""
                [mydumper]
                data-source-dir = "/no/such/directory"
                filter = ["shop.orders"]
                [conflict]
                strategy = "replace"
                [tidb]
                host = "10.0.0.5"
                """);

        // When
        Ran ran = run("import", "--dry-run", "-c", file.toString(), dump.toString(), "-f", "shop.*", "-f",
                "!shop.orders", "--filter", "none.*", "--set", "conflict.strategy=error", "--target", "staging");

        // Then
        assertThat(ran.talk()).contains("rows go to target staging", "10.0.0.5:4000, is not looked at");
        assertThat(ran.code()).isZero();
        assertThat(ran.data()).contains("extra").doesNotContain("orders");
    }

    @Test
    @DisplayName("L-C15 takes a repeated -f as the whole filter")
    void takesARepeatedRuleAsTheWholeFilter() throws IOException {
        // Given
        Path tables = Files.createDirectory(directory.resolve("tables"));
        for (String table : List.of("db1.tbl1", "db1.tbl2", "db2.tbl1", "db2.tbl2", "db3.tbl1")) {
            Files.writeString(tables.resolve(table + ".sql"), "INSERT INTO " + table + " VALUES (1);");
        }

        // When
        Ran ran = run("import", "--dry-run", tables.toString(), "-f", "db1.tbl1", "-f", "db2.*", "-f",
                "!db2.tbl1");

        // Then
        assertThat(ran.code()).isZero();
        assertThat(ran.talk().lines().filter(line -> line.contains("left out by the filter"))).hasSize(3);
        assertThat(ran.data()).contains("INTO `db1`.`tbl1`", "INTO `db2`.`tbl2`");
    }

    @Test
    void readsAFileOfFilterRulesAndNamesItsLine() throws IOException {
        // Given
        Files.writeString(dump.resolve("shop.extra-schema.sql"), "CREATE TABLE extra (id INT);");
        Path right = Files.writeString(directory.resolve("right.txt"), "# all but one\nshop.*\n!shop.orders\n");
        Path wrong = Files.writeString(directory.resolve("wrong.txt"), "shop.*\nshop\n");

        // When
        Ran taken = run("import", "--dry-run", dump.toString(), "-f", "@" + right);
        Ran refused = run("import", "--dry-run", dump.toString(), "--filter", "@" + wrong);

        // Then
        assertThat(taken.code()).isZero();
        assertThat(taken.data()).contains("extra").doesNotContain("orders");
        assertThat(refused.code()).isEqualTo(2);
        assertThat(refused.talk()).contains("at " + wrong + ":2: filter rule 'shop'");
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            L-C14: there is no such flag, for the target has a name | import DUMP -tidb-port sss | Unknown option
            L-C14: and so no such setting | import DUMP --set tidb.port=4000 | name a server with --tidb, or a configured target
            nothing | import -c FILE | `mydumper.data-source-dir` is not set in FILE
            wrong   | import -c FILE DUMP --set mydumper.csv.separator= | `mydumper.csv.separator` must not be empty
            """)
    void refusesFlagsAndSaysWhat(String id, String line, String reason) throws IOException {
        // Given
        Path file = file("[mydumper]\nstrict-format = false\n");

        // When
        Ran ran = run(line.replace("DUMP", dump.toString()).replace("FILE", file.toString()).split(" "));

        // Then
        assertThat(ran.code()).isEqualTo(2);
        assertThat(ran.talk()).contains(reason.replace("FILE", file.toString()));
        assertThat(ran.data()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            s3://b/p&access-key=AKIAXX&secret-access-key=TOPSECRET                    | are separated by &
            s3://b/p?region=x;secret-access-key=TOPSECRET&endpoint=http://localhost:1 | are separated by &
            s3://b/p?access-key=AKIAXX;secret-access-key=TOPSECRET                    | need 'secret-access-key'
            s3://b/p?access-key=AKIAXX&region=x%26secret-access-key%3DTOPSECRET       | are separated by &
            """)
    void showsNoKeyThatStandsWhereNoneIsRead(String source, String because) throws IOException {
        // Given
        Path file = file("[mydumper]\ndata-source-dir = \"" + source + "\"\n");

        // When
        List<Ran> all = List.of(run("explain", "-c", file.toString()), run("explain", "-o", "json", "-c", file
                .toString()),
                run("import", "-c", file.toString()), run("import", "--dry-run", source));

        // Then
        assertThat(all).allSatisfy(ran -> {
            assertThat(ran.code()).isEqualTo(2);
            assertThat(ran.shown()).doesNotContainIgnoringCase("AKIAXX").doesNotContainIgnoringCase("TOPSECRET");
        }).anySatisfy(ran -> assertThat(ran.shown()).contains(because));
    }

    @Test
    void explainsEachKeyAndTheDefaultsThatAreInForce() throws IOException {
        // Given
        Path file = file("""
                [lightning]
                check-requirements = false
                max-error = 0
                [mydumper]
                data-source-dir = "%s"
                [checkpoint]
                driver = "mysql"
                [tikv-importer]
                sorted-kv-dir = "/tmp/kv"
                disk-quota = "1GiB"
                store-write-bwlimit = 0
                engine-mem-cache-size = "512MiB"
                """.formatted(dump));

        // When
        Ran ran = run("explain", "-c", file.toString());

        // Then
        assertThat(ran.code()).isZero();
        assertThat(ran.data()).containsPattern(
                "lightning.check-requirements +false +mapped → DISABLE_PRECHECK")
                .containsPattern("tikv-importer.disk-quota +\"1GiB\" +mapped → DISK_QUOTA")
                .containsPattern("tikv-importer.sorted-kv-dir +\"/tmp/kv\" +ignored: TiDB makes")
                .containsPattern(
                        "checkpoint.driver +\"mysql\" +ignored: Kafka holds.*sluice checkpoint import-lightning")
                .containsPattern("lightning.max-error +0 +ignored: TiDB does so by default: RECORD_ERRORS is left out")
                .containsPattern("tikv-importer.store-write-bwlimit +0 +ignored: TiDB does so by default")
                .containsPattern("engine-mem-cache-size +\"512MiB\" +mapped → __MAX_ENGINE_SIZE; better left out")
                .containsPattern("post-restore.checksum +\\(required\\) +ignored: TiDB does so by default")
                .containsPattern("mydumper.csv.null +\\(.N\\) +mapped → FIELDS_DEFINED_NULL_BY")
                .containsPattern("mydumper.csv.separator +\\(,\\) +mapped → FIELDS_TERMINATED_BY")
                .contains("source: " + dump, "target: target default", "can be imported");
        assertThat(directory.resolve("data")).doesNotExist();
    }

    @Test
    void printsACommandThatBeginsAndWhatMayKeepItFromThat() throws IOException {
        // Given
        Path plain = file("[mydumper]\ncase-sensitive = true\n");
        Path keys = Files.writeString(directory.resolve("keys.toml"),
                "[mydumper]\ndata-source-dir = 's3://b/p?access-key=hush&secret-access-key=hush'\n");

        // When
        Ran withoutSource = run("explain", "-c", plain.toString());
        Ran withKeys = run("explain", "-c", keys.toString());

        // Then
        assertThat(withoutSource.data()).contains("can be imported: sluice import -c " + plain + " SOURCE\n");
        assertThat(withKeys.data()).contains("can be imported: sluice import -c " + keys + "\n",
                "note: the keys in mydumper.data-source-dir are held by the importing command alone");
    }

    @Test
    void explainsARefusalAndEndsWithTwo() throws IOException {
        // Given
        Path file = file("[conflict]\nstrategy = 'ignore'\n[mydumper]\nstrict-format = true\n");

        // When
        Ran ran = run("explain", "-o", "json", "-c", file.toString());

        // Then
        assertThat(ran.code()).isEqualTo(2);
        assertThat(ran.data()).startsWith("{\"version\":1,\"file\":")
                .contains("\"importable\":false", "\"source\":\"not said: give SOURCE\"",
                        "{\"key\":\"conflict.strategy\",\"value\":\"\\\"ignore\\\"\",\"outcome\":\"refused\"",
                        "mydumper.strict-format can not be used with empty mydumper.csv.terminator");
    }

    /** Wherever a secret stands in a file, and whatever else is wrong, nobody sees it. */
    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            password       | [tidb];password = 'hush'
            of a wrong type | [tidb];password = ['hush']
            mistyped       | [tidb];pasword = 'hush'
            dsn            | [checkpoint];dsn = 'user:hush@tcp(h:4000)/db'
            keys           | [mydumper];data-source-dir = 's3://b/p?access-key=hush&secret-access-key=hush'
            escaped name   | [mydumper];data-source-dir = 's3://b/p?%61ccess-key=hush'
            half a key     | [mydumper];data-source-dir = 's3://b/p?secret_access_key=hush'
            bad escape     | [mydumper];data-source-dir = 's3://b/p?access-key=hush%zz'
            user           | [mydumper];data-source-dir = 's3://hush:hush@b/p'
            user alone     | [mydumper];data-source-dir = 's3://hush@b/p'
            sas            | [mydumper];data-source-dir = 'azure://c/p?account-name=n&sas-token=sig=hush'
            other scheme   | [mydumper];data-source-dir = 'ks3://b/p?secret-access-key=hush'
            no TOML        | [tidb];password = 'hush' 'hush'
            """)
    void showsNoSecret(String id, String toml) throws IOException {
        // Given
        Path file = file(toml.replace(";", "\n"));

        Map<String, String> cluster = Map.of("SLUICE_KAFKA_BOOTSTRAP_SERVERS", "localhost:1");

        // When
        List<Ran> all = List.of(run("explain", "-c", file.toString()),
                run("explain", "-o", "json", "-c", file.toString()),
                run(cluster, "explain", "-c", file.toString()),
                run(cluster, "import", "--dry-run", "-c", file.toString()));

        // Then
        assertThat(all).extracting(Ran::shown)
                .allSatisfy(shown -> assertThat(shown).isNotEmpty().doesNotContain("hush"));
    }

    @Test
    void tellsAProblemOnce() throws IOException {
        // Given
        Path file = file("[mydumper]\ndata-source-dir = 's3://b/p?access-key=hush'\n[mydumper.csv]\nseparator = ''\n");

        // When
        Ran ran = run("explain", "-c", file.toString());

        // Then
        assertThat(ran.data()).containsOnlyOnce("s3 credentials need 'secret-access-key'")
                .containsOnlyOnce("`mydumper.csv.separator` must not be empty");
    }

    @Test
    void namesWhatToConfigureForKeysWhenServicesRunElsewhere() throws IOException {
        // Given
        Path file = file("[mydumper]\ndata-source-dir = 's3://b/p?access-key=hush&secret-access-key=hush'\n");

        // When
        Ran ran = run(Map.of("SLUICE_KAFKA_BOOTSTRAP_SERVERS", "localhost:1"), "import", "-c", file.toString());

        // Then
        assertThat(ran.code()).isEqualTo(2);
        assertThat(ran.talk()).contains("--credentials NAME", "s3: { accessKeyId: { env: \"ACCESS_KEY\" }");
    }

    @Test
    void findsTheTargetThatTheFileNamesAmongTheConfigured() throws IOException {
        // Given
        Path file = file("[tidb]\nhost = 'tidb-1'\nport = 4001\n");
        Map<String, String> cluster = Map.of("SLUICE_KAFKA_BOOTSTRAP_SERVERS", "localhost:1",
                "SLUICE_TARGETS_DEFAULT_URL", "mysql://tidb-1:4001", "SLUICE_TARGETS_DEFAULT_USER", "sluice");

        // When
        Ran known = run(cluster, "explain", "-c", file.toString());
        Ran unknown = run(Map.of("SLUICE_KAFKA_BOOTSTRAP_SERVERS", "localhost:1"), "explain", "-c", file.toString());

        // Then
        assertThat(known.code()).isZero();
        assertThat(known.data()).contains("target default, which is tidb-1:4001");
        assertThat(unknown.code()).isEqualTo(2);
        assertThat(unknown.data()).contains("url: \"mysql://tidb-1:4001\", user: \"root\"");
    }

    private Path file(String toml) throws IOException {
        return Files.writeString(directory.resolve("tidb-lightning.toml"), toml);
    }
}
