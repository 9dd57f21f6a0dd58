package dev.sluice.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.sluice.sdk.store.contract.FreePort;
import dev.sluice.service.Service;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Kafka dies, TiDB goes away, connections to TiDB are cut: the same services go on when it is over. */
class FaultOutageIT {
    private static final int TABLES = 30;
    private static final int AT_ONCE = 8;
    private static final Duration AWAY = Duration.ofSeconds(60);

    @TempDir
    private Path directory;
    private Cell cell;

    @AfterEach
    void stop() throws Exception {
        cell.close();
    }

    @Test
    void goesOnAfterTheBrokerWasKilled() throws Exception {
        // Given
        Path files = directory.resolve("kafka");
        int port = FreePort.any();
        cell = Cell.bare(directory.resolve("cell"), Broker.process(files, port));
        startServices();
        SmallTables tables = SmallTables.start(cell, "broker", TABLES, AT_ONCE);
        await().atMost(Cell.PATIENCE).until(() -> tables.accepted() > AT_ONCE);

        // When
        long killed = System.nanoTime();
        cell.kafka.close();
        cell.kafka = Broker.process(files, port);

        // Then
        tables.finishOnce("broker killed and started again", 1, killed);
    }

    @Test
    void goesOnAfterTidbWasAway() throws Exception {
        // Given
        cell = Cell.bare(directory.resolve("cell"));
        Service monitor = startServices();
        cell.tidb.controls().hold();
        SmallTables tables = SmallTables.start(cell, "away", TABLES, AT_ONCE);
        await().atMost(Cell.PATIENCE).until(() -> tables.accepted() == AT_ONCE);

        // When
        cell.withoutTidb(() -> await().during(AWAY).atMost(AWAY.multipliedBy(2)).until(() -> !monitor.ready()));
        long back = System.nanoTime();

        // Then
        tables.finishOnce("TiDB away for " + AWAY.toSeconds() + " s with jobs running", 1, back);
    }

    @ParameterizedTest
    @EnumSource
    void goesOnAfterEachStatementWasCut(TidbGate.Moment moment) throws Exception {
        // Given
        cell = Cell.bare(directory.resolve("cell"));
        cell.startScanner("a");
        cell.startMonitor("a");
        try (TidbGate gate = TidbGate.before(cell.tidb.port())) {
            CutStatements cuts = gate.rule(new CutStatements("IMPORT INTO", moment));
            cell.startSubmitter("a", gate.port());

            // When
            long started = System.nanoTime();
            SmallTables tables = SmallTables.start(cell, "cut", TABLES, AT_ONCE);

            // Then
            tables.finishOnce(switch (moment) {
                case ASKED -> "connection cut before TiDB saw IMPORT INTO, once for each table";
                case ANSWERED -> "connection cut after TiDB accepted, once for each table";
            }, TABLES, started);
            assertThat(cuts.count()).isEqualTo(TABLES);
        }
    }

    private Service startServices() throws Exception {
        cell.startSubmitter("a");
        cell.startScanner("a");
        return cell.startMonitor("a");
    }
}
