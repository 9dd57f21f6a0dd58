package dev.sluice.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.sluice.service.Service;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** Each service is killed in the middle of what it does; its successor goes on. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class FaultServicesIT {
    @TempDir
    private static Path directory;
    private Cell cell;
    private TidbGate gate;

    @BeforeAll
    void startCell() throws Exception {
        cell = Cell.bare(directory.resolve("cell"), tidb(directory.resolve("tidb")));
    }

    @AfterAll
    void stopCell() throws Exception {
        cell.close();
    }

    /** The TiDB of these tests. */
    CellTidb tidb(Path tidbDirectory) throws IOException {
        return Cell.standIn(tidbDirectory);
    }

    @BeforeEach
    void openGate() throws Exception {
        gate = TidbGate.before(cell.tidb.port());
    }

    @AfterEach
    void closeGate() throws Exception {
        gate.close();
    }

    @Test
    void coordinatorDiesInTheMiddleOfTransactions() throws Exception {
        // Given
        String topic = Cell.TOPICS.tableCheckpoints().name();
        ServiceProcess submitter = cell.process(ServiceProcess.Kind.SUBMITTER, "a");
        try (Service scanner = cell.startScanner("a"); Service monitor = cell.startMonitor("a")) {
            SmallTables tables = SmallTables.start(cell, "transactions", 30, 8);

            // When it dies while tables are discovered, and again while the first ones are admitted
            for (int record : new int[]{20, 20}) {
                try (JvmProcess dying = submitter.dyingAt(new DeathAtRecord(topic, record,
                        DeathAtRecord.Moment.SENDING)).start()) {
                    dying.awaitEnd(Cell.PATIENCE);
                }
            }
            long died = System.nanoTime();

            // Then
            try (Service next = cell.startSubmitter("a")) {
                tables.finishOnce("coordinator died in a transaction", 2, died);
                assertThat(next.alive() && scanner.alive() && monitor.alive()).isTrue();
            }
        }
    }

    @Test
    void scannerDiesAmongItsFacts() throws Exception {
        // Given
        try (Service submitter = cell.startSubmitter("a"); Service monitor = cell.startMonitor("a")) {
            SmallTables tables = SmallTables.start(cell, "facts", 20, 8);

            // When
            try (JvmProcess dying = cell.process(ServiceProcess.Kind.SCANNER, "a")
                    .dyingAt(new DeathAtRecord(Cell.TOPICS.tableDiscovered().name(), 10, DeathAtRecord.Moment.SENDING))
                    .start()) {
                dying.awaitEnd(Cell.PATIENCE);
            }
            long died = System.nanoTime();

            // Then
            try (Service next = cell.startScanner("a")) {
                tables.finishOnce("scanner died with half of its tables reported", 1, died);
                assertThat(next.alive() && submitter.alive() && monitor.alive()).isTrue();
            }
        }
    }

    @Test
    void scannerIsKilledWhileItsDdlIsOnItsWay() throws Exception {
        // Given
        HeldStatement ddl = gate.rule(new HeldStatement("CREATE TABLE", TidbGate.Moment.ASKED));
        try (Service submitter = cell.startSubmitter("a");
                Service monitor = cell.startMonitor("a");
                JvmProcess scanner = cell.process(ServiceProcess.Kind.SCANNER, "a").throughPort(gate.port()).start()) {
            SmallTables tables = SmallTables.start(cell, "ddl", 20, 8);
            ddl.awaitArrival();

            // When
            scanner.kill();
            long killed = System.nanoTime();

            // Then
            try (Service next = cell.startScanner("a")) {
                cell.awaitTable("ddl", "ddl", "t0", "finished");
                ddl.letGo();
                tables.finishOnce("scanner killed in its DDL, which TiDB carries out later", 1, killed);
                assertThat(next.alive() && submitter.alive() && monitor.alive()).isTrue();
            }
        }
    }

    @Test
    void monitorIsKilledInAPoll() throws Exception {
        // Given
        // Up to eight jobs are asked for by their ids.
        HeldStatement poll = gate.rule(new HeldStatement("IMPORT JOB ", TidbGate.Moment.ANSWERED));
        try (Service submitter = cell.startSubmitter("a");
                Service scanner = cell.startScanner("a");
                JvmProcess monitor = cell.process(ServiceProcess.Kind.MONITOR, "a").throughPort(gate.port()).start()) {
            SmallTables tables = SmallTables.start(cell, "poll", 20, 8);
            poll.awaitArrival();

            // When
            monitor.kill();
            long killed = System.nanoTime();
            poll.letGo();

            // Then
            try (Service next = cell.startMonitor("a")) {
                tables.finishOnce("monitor killed in a poll", 1, killed);
                assertThat(next.alive() && submitter.alive() && scanner.alive()).isTrue();
            }
        }
    }

    @Test
    void anotherSubmitterComesAndGoes() throws Exception {
        // Given
        try (Service first = cell.startSubmitter("a");
                Service scanner = cell.startScanner("a");
                Service monitor = cell.startMonitor("a")) {
            SmallTables tables = SmallTables.start(cell, "joined", 150, 4);
            await().atMost(Cell.PATIENCE).until(() -> tables.accepted() > 4);

            // When
            long joined = System.nanoTime();
            try (Service second = cell.startSubmitter("b")) {
                await().atMost(Cell.PATIENCE).until(second::ready);
                assertThat(tables.accepted()).as("there is work for it").isLessThan(tables.count());
            }

            // Then
            tables.finishOnce("a second submitter joins and leaves", 1, joined);
            assertThat(first.alive() && scanner.alive() && monitor.alive()).isTrue();
        }
    }
}
