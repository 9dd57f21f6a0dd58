package dev.sluice.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.sluice.local.tidb.profile.Feature;
import dev.sluice.local.tidb.profile.TidbProfile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.AfterParameterizedClassInvocation;
import org.junit.jupiter.params.BeforeParameterizedClassInvocation;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** What the pipeline promises on every TiDB: with 13 columns and no groups, with 21 columns, and with jobs as JSON. */
@ParameterizedClass(name = "{0}")
@EnumSource(TidbProfile.class)
class DialectIT {
    @TempDir
    private static Path directory;
    private static Cell cell;

    @Parameter
    private TidbProfile profile;

    @BeforeParameterizedClassInvocation
    static void start(TidbProfile profile) throws Exception {
        cell = Cell.whole(directory.resolve(profile.name()), profile);
    }

    @AfterParameterizedClassInvocation
    static void stop() throws Exception {
        cell.close();
    }

    @Test
    void importsEveryFormatOfTheExample() throws Exception {
        // Given
        Path shop = Path.of("..", "examples", "shop").toRealPath();

        // When
        cell.startImport("shop", shop);

        // Then
        Records.Seen end = cell.awaitImport("shop", "finished");
        assertThat(end.body().path("tables").path("total").asInt()).isGreaterThanOrEqualTo(7);
        assertThat(end.body().path("tables").path("skipped").asInt()).isEqualTo(1);
        assertThat(cell.sql("SELECT COUNT(*) FROM information_schema.views WHERE table_schema='shop'")).isEqualTo("1");
        assertThat(facts("shop", "job-ended")).isNotEmpty()
                .allSatisfy(seen -> assertThat(seen.body().path("importedRows").asLong()).isPositive());
    }

    @Test
    void tellsTheStateOfAFinishedImportAgainAndSubmitsNothing() throws Exception {
        // Given
        Dump dump = Dump.in(directory()).database("again").table("again", "t", 3);
        cell.startImport("again", dump.directory());
        cell.awaitImport("again", "finished");
        int told = cell.importStates("again").size();

        // When
        cell.startImport("again", dump.directory());

        // Then
        await().atMost(Cell.PATIENCE)
                .untilAsserted(() -> assertThat(cell.importStates("again")).hasSize(told + 1)
                        .last()
                        .satisfies(seen -> assertThat(seen.text("state")).isEqualTo("finished"),
                                seen -> assertThat(seen.text("message")).contains("unchanged")));
        assertThat(cell.tidb.acceptedStatements("again", "t")).isEqualTo(1);
    }

    @Test
    void adoptsTheJobWhoseAnswerWasLost() throws Exception {
        // Given
        Dump dump = Dump.in(directory()).database("lost").table("lost", "t", 3);
        cell.tidb.controls().cutNextImport();

        // When
        cell.startImport("lost", dump.directory());

        // Then
        cell.awaitImport("lost", "finished");
        assertThat(cell.tidb.acceptedStatements("lost", "t")).isEqualTo(1);
        assertThat(cell.records()
                .of(Cell.TOPICS.jobSubmitted().name(),
                        seen -> seen.text("importId").equals("lost")))
                .last()
                .satisfies(seen -> assertThat(seen.body().path("adopted").asBoolean()).isTrue());
        assertThat(cell.sql("SELECT COUNT(*) FROM lost.t")).isEqualTo("3");
    }

    @Test
    void followsARunningJobAndCancelsIt() throws Exception {
        // Given
        Dump dump = Dump.in(directory()).database("stopped").table("stopped", "t", 3);
        cell.tidb.controls().hold();
        try {
            cell.startImport("stopped", dump.directory());
            cell.awaitTable("stopped", "stopped", "t", "running");
            await().atMost(Cell.PATIENCE)
                    .untilAsserted(() -> assertThat(facts("stopped", "job-progressed"))
                            .anySatisfy(seen -> assertThat(seen.body().path("progress").toString())
                                    .contains("importing")));

            // When
            cell.command("{\"type\":\"cancel-import\",\"importId\":\"stopped\"}");

            // Then
            cell.awaitImport("stopped", "cancelled");
            assertThat(facts("stopped", "job-ended")).last()
                    .satisfies(seen -> assertThat(seen.text("status")).isEqualTo("cancelled"));
        } finally {
            cell.tidb.controls().release();
        }
    }

    @Test
    void takesFilesOfSeveralDirectoriesOnlyWhereTidbDoes() throws Exception {
        // Given
        Dump dump = Dump.in(directory()).database("spread").table("spread", "t", 3);
        Path first = Files.createDirectories(dump.directory().resolve("part-1"));
        Path second = Files.createDirectories(dump.directory().resolve("part-2"));
        Files.move(dump.directory().resolve("spread.t.000000000.csv"), first.resolve("spread.t.000000000.csv"));
        Files.writeString(second.resolve("spread.t.000000001.csv"), "id,name\n4,four\n");

        // When
        cell.startImport("spread", dump.directory());

        // Then
        if (profile.has(Feature.DIRECTORY_WILDCARDS)) {
            cell.awaitImport("spread", "finished");
            assertThat(cell.sql("SELECT COUNT(*) FROM spread.t")).isEqualTo("4");
        } else {
            Records.Seen end = cell.awaitImport("spread", "failed");
            assertThat(end.text("failure")).isEqualTo("refused");
            assertThat(end.text("message")).contains("spread.t", "last part of a path only");
            assertThat(cell.sql("SELECT COUNT(*) FROM information_schema.schemata WHERE schema_name='spread'"))
                    .isEqualTo("0");
        }
    }

    private static Path directory() {
        return directory.resolve(UUID.randomUUID().toString());
    }

    private static List<Records.Seen> facts(String importId, String type) {
        return cell.records()
                .of(Cell.TOPICS.jobStatus().name(),
                        seen -> seen.type().equals(type) && seen.text("importId").equals(importId));
    }
}
