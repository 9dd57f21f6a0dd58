package dev.sluice.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.sluice.service.AdminAnswer;
import dev.sluice.service.Service;
import dev.sluice.submitter.executor.ExecutorPart;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.MemberDescription;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two submitters share the tables; one of them dies or stands still in the middle of several submissions. */
class FaultStandbyIT {
    private static final String LOCK = "SELECT GET_LOCK";
    private static final String IMPORT = "IMPORT INTO";
    private static final int TABLES = 60;
    private static final int AT_ONCE = 16;

    @TempDir
    private Path directory;
    private Cell cell;
    private TidbGate gate;

    @BeforeEach
    void start() throws Exception {
        cell = Cell.bare(directory.resolve("cell"));
        cell.startScanner("a");
        cell.startMonitor("a");
        gate = TidbGate.before(cell.tidb.port());
    }

    @AfterEach
    void stop() throws Exception {
        gate.close();
        cell.close();
    }

    @Test
    void takesOverFromOneThatWasKilled() throws Exception {
        // Given
        try (JvmProcess first = submitter(); Service second = standby()) {
            List<HeldStatement> held = hold();
            SmallTables tables = SmallTables.start(cell, "killed", TABLES, AT_ONCE);
            awaitAll(held);

            // When
            first.kill();
            long killed = System.nanoTime();
            held.forEach(HeldStatement::letGo);

            // Then
            tables.finishOnce("one of two submitters killed, tables of it at four steps", 1, killed);
            assertThat(second.alive()).isTrue();
        }
    }

    @Test
    void takesOverFromOneThatStoodStillAndWakesLater() throws Exception {
        // Given
        try (JvmProcess first = submitter(); Service second = standby()) {
            List<HeldStatement> held = hold();
            SmallTables tables = SmallTables.start(cell, "frozen", TABLES, AT_ONCE);
            awaitAll(held);

            // When
            first.freeze();
            tables.finishOnce("one of two submitters frozen, tables of it at four steps", 1,
                    System.nanoTime());
            first.wake();
            held.forEach(HeldStatement::letGo);

            // Then it takes part again, and what it was about to do when it stood still has come to nothing
            awaitShareOf("it-a");
            HeldStatement again = gate.rule(new HeldStatement(LOCK, TidbGate.Moment.ASKED));
            SmallTables later = SmallTables.start(cell, "later", TABLES, AT_ONCE);
            again.awaitArrival();
            again.letGo();
            later.finishOnce("the frozen one woken when the other had done its work", 1, System.nanoTime());
            tables.assertOnce();
            assertThat(second.alive()).isTrue();
        }
    }

    private JvmProcess submitter() throws Exception {
        JvmProcess first = cell.process(ServiceProcess.Kind.SUBMITTER, "a").throughPort(gate.port()).start();
        first.awaitReady();
        return first;
    }

    private Service standby() throws Exception {
        Service second = cell.startSubmitter("b");
        await().atMost(Cell.PATIENCE).until(second::ready);
        return second;
    }

    /** Blocks until this member has tables to work at: before, the other one may do all there is. */
    private void awaitShareOf(String instance) {
        String group = ExecutorPart.group(Cell.TOPICS.prefix());
        try (Admin admin = cell.admin()) {
            await(instance + " has partitions").atMost(Cell.PATIENCE)
                    .untilAsserted(
                            () -> assertThat(AdminAnswer.await(admin.describeConsumerGroups(List.of(group)).all())
                                    .get(group)
                                    .members()).filteredOn(
                                            member -> !member.assignment().topicPartitions().isEmpty())
                                    .extracting(MemberDescription::groupInstanceId)
                                    .contains(Optional.of(instance)));
        }
    }

    private List<HeldStatement> hold() {
        return Stream.of(new HeldStatement(LOCK, TidbGate.Moment.ASKED), new HeldStatement(LOCK,
                TidbGate.Moment.ANSWERED), new HeldStatement(IMPORT, TidbGate.Moment.ASKED), new HeldStatement(IMPORT,
                        TidbGate.Moment.ANSWERED)).map(gate::rule).toList();
    }

    private void awaitAll(List<HeldStatement> held) throws InterruptedException {
        for (HeldStatement statement : held) {
            statement.awaitArrival();
        }
    }
}
