package dev.sluice.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two processes of each service, restarted one after another in the middle of an import, as an upgrade does. */
class FaultRollingIT {
    private static final int TABLES = 300;
    private static final int AT_ONCE = 4;
    /** About two seconds for each table, so that there is work as long as the restarts take. */
    private static final long BYTES_A_SECOND = 20;
    private static final Duration LONGEST_GAP = Duration.ofSeconds(10);

    @TempDir
    private Path directory;
    private StandIn tidb;
    private Cell cell;
    private final List<JvmProcess> running = new ArrayList<>();

    @BeforeEach
    void start() throws Exception {
        tidb = Cell.standIn(directory.resolve("tidb"));
        cell = Cell.bare(directory.resolve("cell"), tidb);
    }

    @AfterEach
    void stop() throws Exception {
        running.forEach(JvmProcess::close);
        cell.close();
    }

    @Test
    void goesOnWhileEachProcessIsRestarted() throws Exception {
        // Given
        List<ServiceProcess> services = services();
        for (ServiceProcess service : services) {
            running.add(service.start());
        }
        running.forEach(JvmProcess::awaitReady);
        tidb.ownControls().loadAtMost(BYTES_A_SECOND);
        SmallTables tables = SmallTables.start(cell, "rolling", TABLES, AT_ONCE);
        await().atMost(Cell.PATIENCE).until(() -> tables.accepted() > AT_ONCE);

        // When
        long begun = System.nanoTime();
        for (int number = 0; number < services.size(); number++) {
            restart(number, services.get(number));
        }
        long done = System.nanoTime();

        // Then
        assertThat(tables.accepted()).as("there was work all the time").isLessThan(TABLES);
        Duration gap = cell.records().longestGap(Cell.TOPICS.importStatus().name(), begun, done);
        tidb.ownControls().loadAtMost(Long.MAX_VALUE);
        tables.finishOnce("each of six processes restarted; no event for %.1f s at most".formatted(
                gap.toMillis() / 1000.0), services.size(), begun);
        assertThat(gap).isLessThan(LONGEST_GAP);
    }

    private List<ServiceProcess> services() {
        List<ServiceProcess> services = new ArrayList<>();
        for (ServiceProcess.Kind kind : ServiceProcess.Kind.values()) {
            services.add(cell.process(kind, "a"));
            services.add(cell.process(kind, "b"));
        }
        return services;
    }

    private void restart(int number, ServiceProcess service) throws Exception {
        running.get(number).terminate();
        // Whoever is left does the work of the one that is gone, from file to rows.
        String name = "during" + number;
        SmallTables meanwhile = SmallTables.start(cell, name, 1, 1);
        long gone = System.nanoTime();
        meanwhile.finishOnce("import while one " + service.kind() + " of two is gone", 1, gone);
        running.set(number, service.start());
        running.get(number).awaitReady();
    }
}
