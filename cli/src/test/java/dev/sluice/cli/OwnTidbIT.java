package dev.sluice.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.sluice.cli.target.Passwords;
import dev.sluice.sdk.tidb.real.NeedsRealTidb;
import dev.sluice.sdk.tidb.real.RealTidb;
import dev.sluice.sdk.tidb.real.RealTidbConfig;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A dump, a TiDB with a password, one command: no Kafka is configured, and no stand-in is started. */
@NeedsRealTidb
class OwnTidbIT {
    private static final String PASSWORD = "of-no-worth";
    private static final Map<String, String> KNOWING = Map.of(Passwords.VARIABLE, PASSWORD);

    @TempDir
    private static Path home;
    private static RealTidb tidb;

    @TempDir
    private Path directory;
    private Path dump;

    @BeforeAll
    static void start() {
        tidb = RealTidb.start(RealTidbConfig.in(home).withPassword(PASSWORD));
    }

    @AfterAll
    static void stop() {
        tidb.close();
    }

    @BeforeEach
    void writeDump() throws IOException {
        dump = Files.createDirectory(directory.resolve("dump"));
        String schema = directory.getFileName().toString().replaceAll("\\W", "_");
        Files.writeString(dump.resolve(schema + "-schema-create.sql"), "CREATE DATABASE " + schema + ";");
        Files.writeString(dump.resolve(schema + ".orders-schema.sql"), "CREATE TABLE orders (id INT PRIMARY KEY);");
        Files.writeString(dump.resolve(schema + ".orders.0.csv"), "id\n1\n2\n");
    }

    private String count() {
        return "SELECT COUNT(*) AS n FROM " + directory.getFileName().toString().replaceAll("\\W", "_") + ".orders";
    }

    @Test
    void importsByOneCommandAndRemembersTheServer() {
        // When
        Ran imported = run(KNOWING, "import", dump.toString(), "--tidb", tidb.uri());
        Ran rows = run(KNOWING, "sql", count());
        Ran dropped = run(KNOWING, "sql", "DROP DATABASE mysql");
        Ran list = run(Map.of(), "list");
        Ran again = run(KNOWING, "import", dump.toString());

        // Then
        assertThat(imported.code()).as(imported.talk()).isZero();
        assertThat(imported.talk()).doesNotContain("stand-in");
        assertThat(rows.data()).endsWith("2" + System.lineSeparator());
        assertThat(dropped).returns(2, Ran::code).extracting(Ran::talk).asString().contains("--write");
        assertThat(list).returns(0, Ran::code).extracting(Ran::data).asString().contains("finished");
        assertThat(again.code()).as(again.talk()).isZero();
        assertThat(directory.resolve("data/tidb")).doesNotExist();
        assertThat(directory.resolve("data/server")).hasContent(tidb.uri() + "?tls=disabled");
        assertThat(imported.shown() + rows.shown() + list.shown()).doesNotContain(PASSWORD);
    }

    @Test
    void goesByTheNextAddressWhereOneIsAway() {
        // Given
        String addresses = "mysql://root@127.0.0.1:1,127.0.0.1:" + tidb.port();

        // When
        Ran imported = run(KNOWING, "import", dump.toString(), "--tidb", addresses);
        Ran examined = run(KNOWING, "doctor");

        // Then
        assertThat(imported.code()).as(imported.talk()).isZero();
        assertThat(directory.resolve("data/server")).hasContent(addresses + "?tls=disabled");
        assertThat(examined.code()).as(examined.shown()).isZero();
    }

    /** The statement went by the first address, and so did the first looks at its job. */
    @Test
    void findsAJobAgainByTheNextAddressWhenOneGoesAway() throws IOException {
        // Given
        ByteGate first = ByteGate.before(URI.create("http://127.0.0.1:" + tidb.port()), Long.MAX_VALUE);
        String addresses = "mysql://root@127.0.0.1:" + first.endpoint().getPort() + ",127.0.0.1:" + tidb.port();
        tidb.switches().hold();
        CompletableFuture<Ran> imported = CompletableFuture.supplyAsync(
                () -> run(KNOWING, "import", dump.toString(), "--tidb", addresses));
        await("a job runs").atMost(Duration.ofSeconds(60)).until(() -> jobs().contains("running"));

        // When
        first.close();
        tidb.switches().release();

        // Then
        assertThat(imported.join()).returns(0, Ran::code);
        assertThat(run(KNOWING, "sql", count()).data()).endsWith("2" + System.lineSeparator());
        assertThat(jobs().lines()).hasSize(2);
    }

    private String jobs() {
        String table = "`" + directory.getFileName().toString().replaceAll("\\W", "_") + "`.`orders`";
        return Ran.of(directory.resolve("asking"), KNOWING, "sql", "--tidb", tidb.uri(),
                "SHOW IMPORT JOBS WHERE Target_Table = '" + table + "'").data();
    }

    @Test
    void saysAfterARestartThatThePasswordIsNeededAgainAndShowsImportsWithoutIt() {
        // Given
        Ran imported = run(KNOWING, "import", dump.toString(), "--tidb", tidb.uri(), "--id", "before");
        assertThat(imported.code()).as(imported.talk()).isZero();

        // When
        List<Ran> shows = Stream.of("list", "status before", "tables before", "watch before")
                .map(line -> run(Map.of(), line.split(" ")))
                .toList();
        List<Ran> works = Stream.of("import " + dump, "up", "doctor", "sql SELECT", "cancel before")
                .map(line -> run(Map.of(), line.split(" ")))
                .toList();

        // Then
        assertThat(shows).allSatisfy(ran -> assertThat(ran.code()).as(ran.shown()).isZero());
        assertThat(shows.getFirst().data()).contains("before", "finished");
        assertThat(works).allSatisfy(ran -> assertThat(ran.code()).as(ran.shown()).isEqualTo(7))
                .extracting(Ran::talk)
                .allSatisfy(line -> assertThat(line).contains("each time anew", Passwords.VARIABLE,
                        "--tidb-password-file"));
    }

    @Test
    void goesToTheServerOfALightningFile() throws IOException {
        // Given
        Path toml = Files.writeString(directory.resolve("tidb-lightning.toml"), """
                [tikv-importer]
                backend = "import-into"
                [mydumper]
                data-source-dir = "%s"
                [tidb]
                host = "127.0.0.1"
                port = %d
                user = "root"
                password = "%s"
                tls = "preferred"
                """.formatted(dump, tidb.port(), PASSWORD));

        // When
        Ran dry = run(Map.of(), "import", "-c", toml.toString(), "--dry-run");
        Ran imported = run(Map.of(), "import", "-c", toml.toString());

        // Then
        assertThat(dry.code()).as(dry.talk()).isZero();
        assertThat(imported.code()).as(imported.talk()).isZero();
        assertThat(run(KNOWING, "sql", count()).data()).endsWith("2" + System.lineSeparator());
        assertThat(imported.shown()).doesNotContain(PASSWORD);
    }

    @Test
    void saysWhatIsWrongBeforeAnythingStarts() throws IOException {
        // Given
        Path wrong = Files.writeString(directory.resolve("wrong"), "hunter2\n");

        // When
        Ran denied = run(Map.of(), "import", dump.toString(), "--tidb", tidb.uri(), "--tidb-password-file",
                wrong.toString());
        Ran without = run(Map.of(), "import", dump.toString(), "--tidb", tidb.uri());
        Ran plain = run(KNOWING, "import", dump.toString(), "--tidb", tidb.uri() + "?tls=required");
        Ran away = run(KNOWING, "import", dump.toString(), "--tidb", "mysql://root@127.0.0.1:1");
        Ran keyed = run(KNOWING, "import", dump.toString(), "--tidb", "mysql://root:hunter2@127.0.0.1:1");
        Ran two = run(KNOWING, "import", dump.toString(), "--tidb", tidb.uri(), "--target", "x");

        // Then
        assertThat(denied).returns(7, Ran::code).extracting(Ran::talk).asString().contains("does not let us in");
        assertThat(without).returns(7, Ran::code)
                .extracting(Ran::talk)
                .asString()
                .contains(Passwords.VARIABLE,
                        "--tidb-password-file");
        assertThat(plain).returns(7, Ran::code).extracting(Ran::talk).asString().contains("it offers no TLS");
        assertThat(away).returns(7, Ran::code).extracting(Ran::talk).asString().contains("Connection refused");
        assertThat(keyed).returns(2, Ran::code)
                .extracting(Ran::talk)
                .asString()
                .contains("--tidb must not hold a password");
        assertThat(two).returns(2, Ran::code).extracting(Ran::talk).asString().contains("--target");
        assertThat(denied.shown() + keyed.shown()).doesNotContain("hunter2");
        assertThat(directory.resolve("data/kafka")).doesNotExist();
        assertThat(directory.resolve("data/server")).doesNotExist();
    }

    private Ran run(Map<String, String> environment, String... arguments) {
        return Ran.of(directory.resolve("data"), environment, arguments);
    }
}
