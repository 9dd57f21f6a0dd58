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

/**
 * A submitter that is killed at each step of a submission; its successor finishes the import with one job. Where nothing
 * leaves the process between two steps, it dies inside Kafka's producer.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class FaultStepsIT {
    private static final String LOCK = "SELECT GET_LOCK";
    private static final String LOOK = "Target_Table";
    private static final String IMPORT = "IMPORT INTO";
    private static final String WAITING_FOR_A_LOCK = "SELECT COUNT(*) FROM information_schema.PROCESSLIST WHERE INFO LIKE 'SELECT GET_LOCK%'";

    @TempDir
    private static Path directory;
    private Cell cell;
    private TidbGate gate;

    @BeforeAll
    void startCell() throws Exception {
        cell = Cell.bare(directory.resolve("cell"), tidb(directory.resolve("tidb")));
        cell.startScanner("a");
        cell.startMonitor("a");
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
    void survivesAKillBetweenTheIntentAndTheLock() throws Exception {
        goesOn(killed("intent", LOCK, TidbGate.Moment.ASKED), "after the intent, before the lock");
    }

    @Test
    void survivesAKillWithTheLockBeforeTheFold() throws Exception {
        goesOn(killed("locked", LOCK, TidbGate.Moment.ANSWERED), "holding the lock, before the fold");
    }

    @Test
    void survivesAKillBetweenTheFoldAndTheLook() throws Exception {
        goesOn(killed("folded", LOOK, TidbGate.Moment.ASKED), "after the fold, before the look");
    }

    @Test
    void survivesAKillBetweenTheLookAndTheStatement() throws Exception {
        goesOn(killed("looked", LOOK, TidbGate.Moment.ANSWERED), "after the look, before IMPORT INTO");
    }

    @Test
    void survivesAKillWhileTheStatementIsOnItsWay() throws Exception {
        // Given
        HeldStatement sent = gate.rule(new HeldStatement(IMPORT, TidbGate.Moment.ASKED));
        SmallTables table = killedWhileHeld("sent", sent);
        long killed = System.nanoTime();
        try (Service next = cell.startSubmitter("a")) {
            // When its successor waits for the lock of a session whose statement is yet to come
            await().atMost(Cell.PATIENCE)
                    .untilAsserted(() -> assertThat(cell.sql(WAITING_FOR_A_LOCK)).isEqualTo("1"));
            sent.letGo();

            // Then
            table.finishOnce("submitter killed after IMPORT INTO was sent, which TiDB accepts later", 1, killed);
            assertThat(next.alive()).isTrue();
        }
    }

    @Test
    void survivesAKillBetweenTheAcceptanceAndTheAnswer() throws Exception {
        goesOn(killed("accepted", IMPORT, TidbGate.Moment.ANSWERED), "after TiDB accepted, before its answer");
    }

    @Test
    void survivesAKillBetweenTheAnswerAndItsReport() throws Exception {
        goesOn(dead("answered", DeathAtRecord.Moment.SENDING), "after the answer, before job-submitted");
    }

    @Test
    void survivesAKillBetweenTheReportAndTheClose() throws Exception {
        goesOn(dead("reported", DeathAtRecord.Moment.CONFIRMED), "after job-submitted, before it closed its session");
    }

    /** What the process had sent is let go afterwards: a kill takes nothing back from TiDB's buffers. */
    private SmallTables killed(String name, String statement, TidbGate.Moment moment) throws Exception {
        HeldStatement held = gate.rule(new HeldStatement(statement, moment));
        SmallTables table = killedWhileHeld(name, held);
        held.letGo();
        return table;
    }

    private SmallTables killedWhileHeld(String name, HeldStatement held) throws Exception {
        try (JvmProcess first = submitter().throughPort(gate.port()).start()) {
            SmallTables table = startImport(name);
            held.awaitArrival();
            first.kill();
            return table;
        }
    }

    private SmallTables dead(String name, DeathAtRecord.Moment moment) throws Exception {
        DeathAtRecord death = new DeathAtRecord(Cell.TOPICS.jobSubmitted().name(), 1, moment);
        try (JvmProcess first = submitter().dyingAt(death).start()) {
            SmallTables table = startImport(name);
            first.awaitEnd(Cell.PATIENCE);
            return table;
        }
    }

    private ServiceProcess submitter() {
        return cell.process(ServiceProcess.Kind.SUBMITTER, "a");
    }

    private SmallTables startImport(String name) throws Exception {
        return SmallTables.start(cell, name, 1, 1);
    }

    private void goesOn(SmallTables table, String fault) throws Exception {
        long killed = System.nanoTime();
        try (Service next = cell.startSubmitter("a")) {
            table.finishOnce("submitter killed " + fault, 1, killed);
            assertThat(next.alive()).isTrue();
        }
    }
}
