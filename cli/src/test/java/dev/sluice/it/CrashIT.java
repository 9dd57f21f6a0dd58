package dev.sluice.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An executor that dies or stands still at the worst moment. Jobs are counted by what LocalTidb accepted. */
class CrashIT {
    /** A contract between releases: two executors that lock by different names would not exclude each other. */
    private static final String LOCK_OF_SHOP_T = "sluice-bb8fee66622f50ef1f884c9f176d35e3ce229273";

    @TempDir
    private Path directory;
    private StandIn tidb;
    private Cell cell;

    @BeforeEach
    void start() throws Exception {
        tidb = Cell.standIn(directory.resolve("tidb"));
        cell = Cell.bare(directory.resolve("cell"), tidb);
        cell.startScanner("a");
        cell.startMonitor("a");
    }

    @AfterEach
    void stop() throws Exception {
        cell.close();
    }

    @Test
    void adoptsTheJobOfAnExecutorThatWasKilledBeforeItReported() throws Exception {
        // Given
        Dump dump = Dump.in(directory.resolve("dump")).database("shop").table("shop", "t", 3);
        tidb.ownControls().holdAnswers();
        try (JvmProcess first = submitter("a")) {
            cell.startImport("crash", dump.directory());
            await().atMost(Cell.PATIENCE)
                    .untilAsserted(() -> assertThat(cell.tidb.acceptedStatements("shop", "t")).isEqualTo(1));

            // When
            first.kill();
        }
        tidb.ownControls().releaseAnswers();
        cell.startSubmitter("a");

        // Then
        cell.awaitImport("crash", "finished");
        assertThat(cell.tidb.acceptedStatements("shop", "t")).isEqualTo(1);
        assertThat(submissions("crash")).last()
                .satisfies(seen -> assertThat(seen.body().path("adopted").asBoolean()).isTrue());
    }

    @Test
    void submitsNothingWhenItWakesAfterACancel() throws Exception {
        // Given an executor that waits for the table's lock, and stands still there
        Dump dump = Dump.in(directory.resolve("dump")).database("shop").table("shop", "t", 3);
        try (Connection holder = DriverManager.getConnection(cell.tidb.jdbcUrl());
                Statement lock = holder.createStatement();
                JvmProcess frozen = submitter("a")) {
            lock.execute("SELECT GET_LOCK('" + LOCK_OF_SHOP_T + "', 1)");
            cell.startImport("frozen", dump.directory());
            cell.awaitTable("frozen", "shop", "t", "submitting");
            frozen.freeze();
            cell.startSubmitter("b");

            // When
            cell.command("{\"type\":\"cancel-import\",\"importId\":\"frozen\"}");
            await().atMost(Cell.PATIENCE)
                    .untilAsserted(() -> assertThat(cell.records()
                            .of(
                                    Cell.TOPICS.tableCheckpoints().name(), seen -> seen.text("cancelWanted")
                                            .equals("user"))).isNotEmpty());
            lock.execute("DO RELEASE_ALL_LOCKS()");
            cell.awaitImport("frozen", "cancelled");
            frozen.wake();

            // Then
            await().during(Duration.ofSeconds(8))
                    .atMost(Duration.ofSeconds(12))
                    .untilAsserted(
                            () -> assertThat(cell.tidb.acceptedStatements("shop", "t")).isZero());
            assertThat(cell.tableState("frozen", "shop", "t")).isEqualTo("cancelled");
        }
    }

    private JvmProcess submitter(String instance) throws Exception {
        return cell.process(ServiceProcess.Kind.SUBMITTER, instance).start();
    }

    private List<Records.Seen> submissions(String id) {
        return cell.records()
                .of(Cell.TOPICS.jobSubmitted().name(),
                        seen -> seen.type().equals("job-submitted") && seen.text("importId").equals(id));
    }
}
