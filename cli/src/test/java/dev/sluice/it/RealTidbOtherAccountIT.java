package dev.sluice.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.sdk.tidb.real.NeedsRealTidb;
import dev.sluice.service.Service;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A target's account is exchanged while a job of the former one runs: TiDB does not show it to the new one. */
@NeedsRealTidb
class RealTidbOtherAccountIT {

    @TempDir
    private Path directory;

    @Test
    void watchesItsJobsBesideOneThatTidbDoesNotShowItAndLosesNone() throws Exception {
        try (Cell cell = Cell.bare(directory.resolve("cell"), RealCellTidb.shared())) {
            // Given
            RealTidbAccountIT.createDocumentedAccount(cell, "former");
            RealTidbAccountIT.createDocumentedAccount(cell, "latter");
            cell.tidb.controls().hold();
            cell.useAccount("former");
            runAsFormer(cell, Dump.in(directory.resolve("former")).database("former").table("former", "t", 3));
            cell.useAccount("latter");
            cell.startSubmitter("a");
            cell.startScanner("a");
            Service monitor = cell.startMonitor("a");

            // When
            Dump dump = Dump.in(directory.resolve("latter")).database("latter").table("latter", "t", 4);
            cell.startImport("latter", dump.directory());
            cell.awaitTable("latter", "latter", "t", "running");
            cell.tidb.controls().release();

            // Then
            cell.awaitImport("latter", "finished");
            assertThat(cell.tableState("former", "former", "t")).isEqualTo("running");
            assertThat(monitor.checks().get("monitor"))
                    .hasValueSatisfying(problem -> assertThat(problem).contains("of former.t cannot be read", "SUPER"));

            // And
            monitor.close();
            cell.useAccount("former");
            cell.startMonitor("a");
            cell.awaitImport("former", "finished");
        } finally {
            RealCellTidb.shared().controls().release();
        }
    }

    private static void runAsFormer(Cell cell, Dump dump) throws Exception {
        List<Service> services = List.of(cell.startSubmitter("a"), cell.startScanner("a"), cell.startMonitor("a"));
        cell.startImport("former", dump.directory());
        cell.awaitTable("former", "former", "t", "running");
        services.reversed().forEach(Service::close);
    }
}
