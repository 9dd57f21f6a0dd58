package dev.sluice.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.sluice.sdk.tidb.real.NeedsRealTidb;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tables that somebody drops, empties or makes anew between the end of their job and the moment a monitor sees it. */
@NeedsRealTidb
class RealTidbTableGoneIT {
    private static final List<String> TABLES = List.of("dropped", "emptied", "kept", "swapped");

    @TempDir
    private Path directory;

    @Test
    void holdsTheTablesWhoseRowsWentWhileNobodyWatched() throws Exception {
        // Given
        Dump dump = Dump.in(directory.resolve("dump")).database("gone");
        for (String table : TABLES) {
            dump.table("gone", table, 3);
        }
        try (Cell cell = Cell.bare(directory.resolve("cell"), RealCellTidb.shared())) {
            cell.startSubmitter("a");
            cell.startScanner("a");
            cell.startImport("gone", dump.directory());
            for (String table : TABLES) {
                cell.awaitTable("gone", "gone", table, "running");
                await(table).atMost(Cell.PATIENCE)
                        .untilAsserted(() -> assertThat(cell.sql("SELECT COUNT(*) FROM gone." + table)).isEqualTo("3"));
            }
            await().atMost(Cell.PATIENCE)
                    .untilAsserted(() -> assertThat(cell.sql("SELECT COUNT(*) FROM mysql.tidb_import_jobs"
                            + " WHERE table_schema = 'gone' AND status = 'finished'")).isEqualTo("4"));

            // When
            cell.execute("DROP TABLE gone.dropped");
            cell.execute("TRUNCATE TABLE gone.emptied");
            cell.execute("CREATE TABLE gone.other LIKE gone.swapped");
            cell.execute("RENAME TABLE gone.swapped TO gone.former, gone.other TO gone.swapped");
            cell.startMonitor("a");

            // Then
            cell.awaitTable("gone", "gone", "kept", "finished");
            for (String table : List.of("dropped", "emptied", "swapped")) {
                cell.awaitTable("gone", "gone", table, "held");
                assertThat(cell.tableStates("gone", "gone", table).getLast().text("message"))
                        .contains("was dropped, emptied or made anew", "rows are gone");
            }
            cell.awaitImport("gone", "failed");
            cell.execute("DROP DATABASE gone"); // For it is shared.
        }
    }
}
