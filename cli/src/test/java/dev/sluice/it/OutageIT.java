package dev.sluice.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.sluice.service.Service;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** TiDB or Kafka away for a while: nothing is marked failed by silence, and the work goes on when they are back. */
class OutageIT {
    @TempDir
    private Path directory;
    private Cell cell;
    private Service scanner;

    @BeforeEach
    void start() throws Exception {
        cell = Cell.bare(directory.resolve("cell"));
        cell.startSubmitter("a");
        scanner = cell.startScanner("a");
        cell.startMonitor("a");
    }

    @AfterEach
    void stop() throws Exception {
        cell.close();
    }

    @Test
    void scansWhenTidbIsBackAndIsNotReadyUntilThen() throws Exception {
        // Given
        Dump dump = Dump.in(directory.resolve("dump")).database("shop").table("shop", "t", 3);

        // When
        cell.withoutTidb(() -> {
            cell.startImport("early", dump.directory());
            await().atMost(Cell.PATIENCE)
                    .untilAsserted(() -> assertThat(scanner.checks().values())
                            .filteredOn(Optional::isPresent)
                            .isNotEmpty());
        });

        // Then
        cell.awaitImport("early", "finished");
        assertThat(scanner.ready()).isTrue();
    }

    @Test
    void watchesOnWhenTidbIsBackInTheMiddleOfAJob() throws Exception {
        // Given
        Dump dump = Dump.in(directory.resolve("dump")).database("shop").table("shop", "t", 3);
        cell.tidb.controls().hold();
        cell.startImport("middle", dump.directory());
        cell.awaitTable("middle", "shop", "t", "running");

        // When
        cell.withoutTidb(() -> assertThat(cell.tableState("middle", "shop", "t")).isEqualTo("running"));

        // Then
        cell.awaitImport("middle", "finished");
        assertThat(cell.tidb.acceptedStatements("shop", "t")).isEqualTo(1);
        assertThat(cell.sql("SELECT COUNT(*) FROM shop.t")).isEqualTo("3");
    }

    @Test
    void goesOnWhenTheBrokerIsBackInTheMiddleOfAJob() throws Exception {
        // Given
        Dump dump = Dump.in(directory.resolve("dump")).database("shop").table("shop", "t", 3).table("shop", "u", 3);
        cell.tidb.controls().hold();
        cell.startImport("broker", dump.directory());
        cell.awaitTable("broker", "shop", "t", "running");
        cell.awaitTable("broker", "shop", "u", "running");

        // When
        cell.withoutKafka(() -> cell.tidb.controls().release());

        // Then
        cell.awaitImport("broker", "finished");
        assertThat(cell.tidb.acceptedStatements("shop", "t")).isEqualTo(1);
        assertThat(cell.tidb.acceptedStatements("shop", "u")).isEqualTo(1);
    }
}
