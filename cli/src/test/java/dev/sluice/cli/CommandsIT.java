package dev.sluice.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.sluice.it.JavaProcess;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The commands as a user runs them, beside a {@code sluice up} in a process of its own. */
class CommandsIT {
    @TempDir
    private static Path directory;
    private static Process up;

    @BeforeAll
    static void start() throws IOException {
        up = up();
    }

    @AfterAll
    static void stop() throws InterruptedException {
        up.destroy();
        up.waitFor(30, TimeUnit.SECONDS);
    }

    /** Returns when it says that it is ready. */
    private static Process up() throws IOException {
        Process process = JavaProcess.of(Sluice.class, List.of("up", "--data-dir", directory.resolve("data")
                .toString()))
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        Reader talk = process.errorReader(StandardCharsets.UTF_8);
        try (BufferedReader lines = new BufferedReader(talk)) {
            assertThat(lines.lines().anyMatch(line -> line.startsWith("Ready"))).as("up is ready").isTrue();
        }
        return process;
    }

    private static Ran sluice(String... arguments) {
        return Ran.of(directory.resolve("data"), Map.of(), arguments);
    }

    private static String value(String statement) {
        List<String> lines = sluice("sql", statement).data().lines().toList();
        return lines.getLast();
    }

    private static Path dump(String name) throws IOException {
        return Files.createDirectories(directory.resolve(name));
    }

    private static void database(Path dump, String schema) throws IOException {
        Files.writeString(dump.resolve(schema + "-schema-create.sql"), "CREATE DATABASE `" + schema + "`;\n");
    }

    private static void table(Path dump, String name, String file, String rows) throws IOException {
        Files.writeString(dump.resolve(name + "-schema.sql"), "CREATE TABLE t (id int NOT NULL);\n");
        Files.writeString(dump.resolve(file), "id\n" + rows);
    }

    @Test
    void importsOnceAndSaysSoTheSecondTime() throws IOException {
        // Given
        Path dump = dump("once");
        database(dump, "once");
        table(dump, "once.t", "once.t.0.csv", "1\n2\n");

        // When
        Ran first = sluice("import", dump.toString());
        Ran second = sluice("import", dump.toString());

        // Then
        assertThat(first.code()).isZero();
        assertThat(first.data()).contains("once").contains("finished").contains("2");
        assertThat(second.code()).isZero();
        assertThat(second.talk()).contains("unchanged");
        assertThat(value("SELECT COUNT(*) FROM once.t")).isEqualTo("2");
        assertThat(jobsOn("`once`.`t`")).isEqualTo(1);
    }

    @Test
    void exitsWith2WhenTheSourceCannotBeOpened() {
        // When
        Ran ran = sluice("import", directory.resolve("no-such-place").toString());

        // Then
        assertThat(ran.code()).isEqualTo(2);
        assertThat(ran.talk()).contains("no-such-place");
    }

    @Test
    void exitsWith3WhenTheSourceHoldsNoTable() throws IOException {
        // When
        Ran ran = sluice("import", dump("nothing").toString());

        // Then
        assertThat(ran.code()).isEqualTo(3);
        assertThat(ran.talk()).contains(directory.resolve("nothing") + " holds no table to import: there is no file");
    }

    @Test
    void exitsWith3BeforeAnyDdlWhenOneTableMixesFormats() throws IOException {
        // Given
        Path dump = dump("mixed");
        database(dump, "mixed");
        table(dump, "mixed.t", "mixed.t.0.csv", "1\n");
        Files.writeString(dump.resolve("mixed.t.1.sql"), "INSERT INTO t VALUES (2);\n");

        // When
        Ran ran = sluice("import", dump.toString());

        // Then
        assertThat(ran.code()).isEqualTo(3);
        assertThat(ran.talk()).contains("mixed.t").contains("mixed.t.0.csv").contains("mixed.t.1.sql");
        assertThat(value("SELECT COUNT(*) FROM information_schema.schemata WHERE schema_name = 'mixed'")).isEqualTo(
                "0");
    }

    @Test
    @DisplayName("L-A10 exits with 3 before any DDL when a header names other columns, unless it need not match")
    void exitsWith3BeforeAnyDdlWhenAHeaderNamesOtherColumns() throws IOException {
        // Given
        Path dump = dump("header");
        database(dump, "header");
        Files.writeString(dump.resolve("header.t-schema.sql"), "CREATE TABLE t (a int, b int);\n");
        Files.writeString(dump.resolve("header.t.0.csv"), "b,nope\n1,2\n");

        // When
        Ran ran = sluice("import", dump.toString());

        // Then
        assertThat(ran.code()).isEqualTo(3);
        assertThat(ran.talk()).contains("header.t.0.csv", "unknown columns [nope]", "missing columns [a]");
        assertThat(value("SELECT COUNT(*) FROM information_schema.schemata WHERE schema_name = 'header'")).isEqualTo(
                "0");
        Ran placed = sluice("import", "--set", "mydumper.csv.header-schema-match=false", dump.toString());
        assertThat(placed.code()).isZero();
        assertThat(value("SELECT a * 10 + b FROM header.t")).isEqualTo("12");
    }

    @Test
    @DisplayName("L-A3 exits with 4 when a row does not fit, and imports it when the mode allows")
    void exitsWith4WhenARowDoesNotFitAndImportsItWhenTheModeAllows() throws IOException {
        // Given
        Path dump = dump("strict");
        database(dump, "strict");
        Files.writeString(dump.resolve("strict.t-schema.sql"), "CREATE TABLE t (name varchar(3));\n");
        Files.writeString(dump.resolve("strict.t.0.csv"), "name\nlonger\n");

        // When
        Ran strict = sluice("import", dump.toString(), "--id", "strict");
        sluice("sql", "DROP DATABASE strict");
        Ran lenient = sluice("import", dump.toString(), "--id", "lenient", "--set", "tidb.sql-mode=");

        // Then
        assertThat(strict.code()).isEqualTo(4);
        assertThat(strict.talk() + strict.data()).contains("name");
        assertThat(lenient.code()).isZero();
        assertThat(value("SELECT name FROM strict.t")).isEqualTo("lon");
    }

    @Test
    void readsFilesWithOddNamesAndNoOtherFilesRows() throws IOException {
        // Given
        Path dump = dump("odd");
        database(dump, "odd");
        Map<String, String> files = Map.of("it's", "odd.it's.0.csv", "a b", "odd.a b.0.csv", "100%", "odd.100%25.0.csv",
                "st*r", "odd.st*r.0.csv", "str", "odd.str.0.csv", "[x]", "odd.[x].0.csv", "x", "odd.x.0.csv", "店",
                "odd.店.0.csv");
        int rows = 0;
        for (Map.Entry<String, String> file : files.entrySet()) {
            String stem = file.getValue().substring(0, file.getValue().length() - ".0.csv".length());
            table(dump, stem, file.getValue(), "1\n".repeat(++rows));
        }

        // When
        Ran ran = sluice("import", dump.toString());

        // Then
        assertThat(ran.code()).as(ran.talk()).isZero();
        rows = 0;
        for (String table : files.keySet()) {
            assertThat(value("SELECT COUNT(*) FROM odd.`" + table + "`")).as(table).isEqualTo(String.valueOf(++rows));
        }
    }

    /** Lightning's checkpoint of a failed job blocks a run of everything; here the same request is known to have ended. */
    @Test
    @DisplayName("L-A4 sends nothing again for an import that failed, whether requirements are checked or not")
    void sendsNothingAgainForAnImportThatFailed() throws IOException {
        // Given
        Path dump = dump("failing");
        database(dump, "failing");
        Files.writeString(dump.resolve("failing.t-schema.sql"), "CREATE TABLE t (id int NOT NULL);\n");
        Files.writeString(dump.resolve("failing.t.0.csv"), "id\nx\n");
        sluice("import", dump.toString(), "--id", "failing");

        // When
        Ran again = sluice("import", dump.toString(), "--id", "failing");
        Ran waived = sluice("import", dump.toString(), "--id", "failing", "--set",
                "lightning.check-requirements=false");
        Ran doctor = sluice("doctor", dump.toString(), "--id", "failing");

        // Then
        assertThat(again.code()).as(again.talk()).isEqualTo(4);
        assertThat(waived.code()).as(waived.talk()).isEqualTo(2);
        assertThat(waived.talk()).contains("sluice forget failing");
        assertThat(doctor.data()).contains("checkpoints-resumable", "is failed");
        assertThat(jobsOn("`failing`.`t`")).isEqualTo(1);
    }

    @Test
    @DisplayName("L-A5, S-I6 cancels a running import with its job, and forgets it")
    void cancelsARunningImportAndForgetsIt() throws IOException {
        // Given: more rows than can be loaded before the cancel is read
        Path dump = dump("cancelled");
        database(dump, "cancelled");
        table(dump, "cancelled.t", "cancelled.t.0.csv", "1\n".repeat(6_000_000));
        Ran accepted = sluice("import", dump.toString(), "--id", "cancelled", "--detach", "-o", "json");

        // When
        Ran cancelled = sluice("cancel", "cancelled", "-o", "json");
        Ran watched = sluice("watch", "cancelled");
        Ran forgotten = sluice("forget", "cancelled", "-o", "json");
        Ran unknown = sluice("cancel", "cancelled");

        // Then
        assertThat(accepted.data()).isEqualToIgnoringNewLines("{\"version\":1,\"importId\":\"cancelled\"}");
        assertThat(cancelled.code()).as(cancelled.talk()).isZero();
        assertThat(cancelled.data()).startsWith("{\"version\":1,\"importId\":\"cancelled\",\"state\":\"cancelled\",")
                .hasLineCount(1);
        assertThat(watched.code()).isEqualTo(5);
        assertThat(sluice("sql", "SHOW IMPORT JOBS WHERE Target_Table = '`cancelled`.`t`' AND Status <> 'cancelled'")
                .data()
                .lines()
                .skip(1)).isEmpty();
        assertThat(forgotten.data())
                .startsWith("{\"version\":1,\"importId\":\"cancelled\",\"forgotten\":true,\"message\":");
        assertThat(unknown).returns(2, Ran::code);
    }

    @Test
    void followsAnEndedImportInLinesOfJson() throws IOException {
        // Given
        Path dump = dump("watched");
        database(dump, "watched");
        table(dump, "watched.t", "watched.t.0.csv", "1\n");
        sluice("import", dump.toString(), "--id", "watched");

        // When
        Ran watched = sluice("watch", "watched", "-o", "json");
        Ran tables = sluice("tables", "watched", "--state", "finished");
        Ran status = sluice("status", "watched");

        // Then
        assertThat(watched.code()).isZero();
        assertThat(watched.data().lines()).last()
                .asString()
                .startsWith("{\"version\":1,\"importId\":\"watched\",\"state\":\"finished\"");
        assertThat(tables.data().lines()).hasSize(2).last().asString().contains("watched", "finished");
        assertThat(status.data()).contains("import watched is finished: 1 table, 1 row, ");
    }

    @Test
    void refusesASettingThatIsNotCarriedOut() {
        // When
        Ran ran = sluice("import", directory.toString(), "--set", "mydumper.csv.seperator=;");

        // Then
        assertThat(ran.code()).isEqualTo(2);
        assertThat(ran.talk()).contains("mydumper.csv.separator");
    }

    @Test
    @DisplayName("L-A2 goes on after kill -9 on the same directory and submits nothing again")
    void goesOnAfterKill9OnTheSameDirectoryAndSubmitsNothingAgain() throws Exception {
        // Given
        Path dump = dump("killed");
        database(dump, "killed");
        table(dump, "killed.t", "killed.t.0.csv", "1\n".repeat(1_500_000));
        assertThat(sluice("import", dump.toString(), "--id", "killed", "--detach").code()).isZero();
        await().atMost(Duration.ofSeconds(30)).untilAsserted(() -> assertThat(jobsOn("`killed`.`t`")).isEqualTo(1));

        // When
        up.destroyForcibly().waitFor();
        up = up();

        // Then
        assertThat(sluice("watch", "killed").code()).isZero();
        assertThat(value("SELECT COUNT(*) FROM killed.t")).isEqualTo("1500000");
        assertThat(jobsOn("`killed`.`t`")).isEqualTo(1);
    }

    private static long jobsOn(String table) {
        return sluice("sql", "SHOW IMPORT JOBS WHERE Target_Table = '" + table + "'").data().lines().skip(1).count();
    }
}
