package dev.sluice.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.github.luben.zstd.ZstdOutputStream;
import dev.sluice.local.tidb.profile.Feature;
import dev.sluice.local.tidb.profile.TidbProfile;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the pipeline promises on every TiDB. */
abstract class PipelineCases {
    /** Jobs of one thread each that TiDB runs at once. */
    private static final int SLOTS = 16;

    /** What the cases run on. */
    abstract Cell cell();

    /** As which TiDB its TiDB answers. */
    abstract TidbProfile profile();

    /** For the files of a test. */
    abstract Path directory();

    private Path fresh() {
        return directory().resolve(UUID.randomUUID().toString());
    }

    @ParameterizedTest
    @CsvSource({"shop, shop", "us-travel, us_travel"})
    void importsAnExampleWithEveryRowInItsPlace(String name, String database) throws Exception {
        // Given
        Example example = Example.named(name);
        cell().execute("DROP DATABASE IF EXISTS " + database); // Other suites on a shared server import it too.

        // When
        cell().startImport(name, example.directory());

        // Then
        cell().awaitImport(name, "finished");
        for (Example.Answer answer : example.answers()) {
            assertThat(cell().row(answer.sql())).as(answer.sql()).isEqualTo(answer.row());
        }
        assertThat(facts(name, "job-ended")).isNotEmpty()
                .allSatisfy(seen -> assertThat(seen.body().path("importedRows").asLong()).isPositive());
    }

    @Test
    void importsPackedFilesOfEachTextFormat() throws Exception {
        // Given
        Dump dump = Dump.in(fresh()).database("packed");
        for (String table : List.of("csv_gz", "csv_zst", "sql_gz", "sql_zst")) {
            dump.file("packed." + table + "-schema.sql", "CREATE TABLE " + table + " (id INT, name VARCHAR(20));");
            String text = table.startsWith("csv")
                    ? "id,name\n1,\"one, first\"\n2,zwölf\n"
                    : "INSERT INTO `" + table + "` VALUES (1,'one, first'),(2,'zwölf');\n";
            dump.file("packed." + table + ".0." + table.replace('_', '.'), packed(text, table.endsWith("gz")));
        }

        // When
        cell().startImport("packed", dump.directory());

        // Then
        cell().awaitImport("packed", "finished");
        for (String table : List.of("csv_gz", "csv_zst", "sql_gz", "sql_zst")) {
            assertThat(cell().sql("SELECT GROUP_CONCAT(id, name ORDER BY id SEPARATOR '|') FROM packed." + table))
                    .as(table)
                    .isEqualTo("1one, first|2zwölf");
        }
    }

    private static byte[] packed(String text, boolean gzip) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (var out = gzip ? new GZIPOutputStream(bytes) : new ZstdOutputStream(bytes)) {
            out.write(text.getBytes(StandardCharsets.UTF_8));
        }
        return bytes.toByteArray();
    }

    @Test
    void tellsTheStateOfAFinishedImportAgainAndSubmitsNothing() throws Exception {
        // Given
        Dump dump = Dump.in(fresh()).database("again").table("again", "t", 3);
        cell().startImport("again", dump.directory());
        cell().awaitImport("again", "finished");
        int told = cell().importStates("again").size();

        // When
        cell().startImport("again", dump.directory());

        // Then
        await().atMost(Cell.PATIENCE)
                .untilAsserted(() -> assertThat(cell().importStates("again")).hasSize(told + 1)
                        .last()
                        .satisfies(seen -> assertThat(seen.text("state")).isEqualTo("finished"),
                                seen -> assertThat(seen.text("message")).contains("unchanged")));
        assertThat(cell().tidb.acceptedStatements("again", "t")).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"t", "店舗", "a b"})
    void adoptsTheJobWhoseAnswerWasLost(String table) throws Exception {
        // Given
        String id = "lost-" + table.codePointAt(0);
        Dump dump = Dump.in(fresh()).database(id).table(id, table, 3);
        cell().tidb.controls().cutNextImport();

        // When
        cell().startImport(id, dump.directory());

        // Then
        cell().awaitImport(id, "finished");
        assertThat(cell().tidb.acceptedStatements(id, table)).isEqualTo(1);
        assertThat(cell().records()
                .of(Cell.TOPICS.jobSubmitted().name(),
                        seen -> seen.text("importId").equals(id)))
                .last()
                .satisfies(seen -> assertThat(seen.body().path("adopted").asBoolean()).isTrue());
        assertThat(cell().sql("SELECT COUNT(*) FROM `" + id + "`.`" + table + "`")).isEqualTo("3");
    }

    @Test
    void followsARunningJobAndCancelsIt() throws Exception {
        // Given
        Dump dump = Dump.in(fresh()).database("stopped").table("stopped", "t", 3);
        cell().tidb.controls().hold();
        try {
            cell().startImport("stopped", dump.directory());
            cell().awaitTable("stopped", "stopped", "t", "running");
            await().atMost(Cell.PATIENCE)
                    .untilAsserted(() -> assertThat(facts("stopped", "job-progressed"))
                            .anySatisfy(seen -> assertThat(seen.body().path("progress").toString())
                                    .contains("importing")));

            // When
            cell().command("{\"type\":\"cancel-import\",\"importId\":\"stopped\"}");

            // Then
            cell().awaitImport("stopped", "cancelled");
            assertThat(facts("stopped", "job-ended")).last()
                    .satisfies(seen -> assertThat(seen.text("status")).isEqualTo("cancelled"));
            assertThat(cell().sql("SELECT COUNT(*) FROM stopped.t")).isEqualTo("0");
        } finally {
            cell().tidb.controls().release();
        }
    }

    @Test
    void cancelsAJobThatTidbHasNotBegun() throws Exception {
        // Given jobs of somebody else on every slot
        Dump others = Dump.in(fresh()).table("taken", "t", 3);
        cell().execute("CREATE DATABASE taken");
        cell().tidb.controls().hold();
        try {
            for (int job = 0; job < SLOTS; job++) {
                cell().execute("CREATE TABLE taken.t" + job + " (id INT, name VARCHAR(20))");
                cell().execute("IMPORT INTO taken.t" + job + " FROM '" + others.directory()
                        + "/taken.t.*.csv' WITH SKIP_ROWS=1, THREAD=1, DETACHED");
            }
            Dump dump = Dump.in(fresh()).database("pending").table("pending", "t", 3);
            cell().startImport("pending", dump.directory());
            cell().awaitTable("pending", "pending", "t", "running");
            await().atMost(Cell.PATIENCE)
                    .untilAsserted(() -> assertThat(facts("pending", "job-progressed"))
                            .anySatisfy(seen -> assertThat(seen.body().path("progress").path("status").asText())
                                    .isEqualTo("pending")));

            // When
            cell().command("{\"type\":\"cancel-import\",\"importId\":\"pending\"}");

            // Then
            cell().awaitImport("pending", "cancelled");
            assertThat(facts("pending", "job-ended")).last()
                    .satisfies(seen -> assertThat(seen.text("status")).isEqualTo("cancelled"));
        } finally {
            cell().tidb.controls().release();
        }
    }

    @Test
    void holdsATableWithoutRowsOfWhichTheScanSawOneWhereThatIsToBeStrict() throws Exception {
        // Given a job that keeps the next table waiting, while its file loses its rows and keeps its length
        Dump dump = Dump.in(fresh()).database("emptied").table("emptied", "a", 3).table("emptied", "b", 3);
        Path rows = dump.directory().resolve("emptied.b.000000000.csv");
        String nothing = "id,name\n" + "\n".repeat((int) Files.size(rows) - "id,name\n".length());
        cell().tidb.controls().hold();
        try {
            cell().startImport("emptied", dump.directory(), manifest -> manifest.putObject("policy")
                    .put("tableConcurrency", 1)
                    .put("verify", "strict"));
            cell().awaitTable("emptied", "emptied", "a", "running");

            // When
            Files.writeString(rows, nothing);
        } finally {
            cell().tidb.controls().release();
        }

        // Then
        cell().awaitTable("emptied", "emptied", "a", "finished");
        cell().awaitTable("emptied", "emptied", "b", "held");
        assertThat(cell().tableStates("emptied", "emptied", "b").getLast().text("message"))
                .contains("TiDB imported no row, but the scan saw one");
        assertThat(facts("emptied", "job-ended")).last()
                .satisfies(seen -> assertThat(seen.text("status")).isEqualTo("finished"),
                        seen -> assertThat(seen.body().path("importedRows").asLong(-1)).isZero());
    }

    @Test
    void takesFilesOfSeveralDirectoriesOnlyWhereTidbDoes() throws Exception {
        // Given
        Dump dump = Dump.in(fresh()).database("spread").table("spread", "t", 3);
        Path first = Files.createDirectories(dump.directory().resolve("part-1"));
        Path second = Files.createDirectories(dump.directory().resolve("part-2"));
        Files.move(dump.directory().resolve("spread.t.000000000.csv"), first.resolve("spread.t.000000000.csv"));
        Files.writeString(second.resolve("spread.t.000000001.csv"), "id,name\n4,four\n");

        // When
        cell().startImport("spread", dump.directory());

        // Then
        if (profile().has(Feature.DIRECTORY_WILDCARDS)) {
            cell().awaitImport("spread", "finished");
            assertThat(cell().sql("SELECT COUNT(*) FROM spread.t")).isEqualTo("4");
        } else {
            Records.Seen end = cell().awaitImport("spread", "failed");
            assertThat(end.text("failure")).isEqualTo("refused");
            assertThat(end.text("message")).contains("spread.t", "last part of a path only");
            assertThat(cell().sql("SELECT COUNT(*) FROM information_schema.schemata WHERE schema_name='spread'"))
                    .isEqualTo("0");
        }
    }

    private List<Records.Seen> facts(String importId, String type) {
        return cell().records()
                .of(Cell.TOPICS.jobStatus().name(),
                        seen -> seen.type().equals(type) && seen.text("importId").equals(importId));
    }
}
