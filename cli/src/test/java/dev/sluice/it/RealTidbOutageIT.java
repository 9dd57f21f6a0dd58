package dev.sluice.it;

import static org.awaitility.Awaitility.await;

import dev.sluice.sdk.tidb.real.NeedsRealTidb;
import dev.sluice.service.Service;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A real TiDB is killed with jobs in flight, and finds them when it is started again. */
@NeedsRealTidb
class RealTidbOutageIT {
    private static final int TABLES = 12;
    private static final int AT_ONCE = 8;

    @TempDir
    private Path directory;

    @Test
    void goesOnAfterTidbWasKilledWithJobsInFlight() throws Exception {
        // Given
        try (Cell cell = Cell.bare(directory.resolve("cell"), RealCellTidb.in(directory.resolve("tidb")))) {
            cell.startSubmitter("a");
            cell.startScanner("a");
            Service monitor = cell.startMonitor("a");
            cell.tidb.controls().hold();
            SmallTables tables = SmallTables.start(cell, "killed", TABLES, AT_ONCE);
            await().atMost(Cell.PATIENCE).until(() -> tables.accepted() == AT_ONCE);

            // When
            cell.withoutTidb(() -> await().atMost(Cell.PATIENCE).until(() -> !monitor.ready()));
            long back = System.nanoTime();
            cell.tidb.controls().release();

            // Then
            tables.finishOnce("real TiDB killed with jobs running", 1, back);
        }
    }
}
