package dev.sluice.submitter.executor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.checkpoint.CancelCause;
import dev.sluice.checkpoint.TableCheckpoint;
import dev.sluice.event.SubmissionFact.CancelRequested;
import dev.sluice.event.SubmissionFact.NothingFound;
import dev.sluice.event.TableState;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class CancelTest {

    private final TableCheckpoint running = Tables.submitting(
            table -> table.state(TableState.RUNNING).cancelWanted(CancelCause.USER).jobId(30001));
    private final TableCheckpoint held = Tables.submitting(
            table -> table.state(TableState.HELD).cancelWanted(CancelCause.USER));
    private final World world = new World(held);

    @Test
    @DisplayName("S-I6 asks TiDB to cancel the job and says so")
    void asksTidbToCancelTheJobAndSaysSo() throws InterruptedException {
        // Given
        world.tidb.add(Tables.GROUP.value(), FakeTidb.ORDERS, "running");
        // When
        Outcome outcome = world.carryOut(running);
        // Then
        assertThat(outcome).isInstanceOf(Outcome.TryAgain.class);
        assertThat(world.tidb.jobs.getFirst().status()).isEqualTo("cancelled");
        assertThat(world.onlyFact())
                .isEqualTo(new CancelRequested(running.importId(), "shop", "orders", Tables.GROUP, 1, 30001));
    }

    @Test
    void asksAgainUntilTheCheckpointSaysThatTheJobHasEnded() throws InterruptedException {
        // Given
        world.tidb.add(Tables.GROUP.value(), FakeTidb.ORDERS, "finished");
        // When / Then
        assertThat(world.carryOut(running)).isInstanceOf(Outcome.TryAgain.class);
        assertThat(world.tidb.statements).contains("CANCEL IMPORT JOB 30001");
    }

    @Test
    void leavesAJobThatTidbDoesNotKnowToTheMonitor() throws InterruptedException {
        assertThat(world.carryOut(running)).isEqualTo(new Outcome.TryAgain("TiDB has no import job 30001"));
    }

    @Test
    void cancelsEveryLiveJobBehindAHeldTableAndReportsWhenNoneIsLeft() throws InterruptedException {
        // Given
        world.tidb.add(Tables.GROUP.value(), FakeTidb.ORDERS, "running");
        world.tidb.add(Tables.GROUP.value(), FakeTidb.ORDERS, "pending");
        world.tidb.add("other", FakeTidb.ORDERS, "running");
        // When
        Outcome first = world.carryOut(held);
        Outcome second = world.carryOut(held);
        // Then
        assertThat(first).isInstanceOf(Outcome.TryAgain.class);
        assertThat(second).isEqualTo(new Outcome.Done());
        assertThat(world.tidb.jobs).extracting(FakeTidb.Job::status)
                .containsExactly("cancelled", "cancelled", "running");
        assertThat(world.onlyFact())
                .isEqualTo(new NothingFound(held.importId(), "shop", "orders", Tables.GROUP, 1));
    }

    @Test
    void touchesNoJobOnceTheTableIsHeldNoMore() throws InterruptedException {
        // Given
        world.tidb.add(Tables.GROUP.value(), FakeTidb.ORDERS, "running");
        world.checkpoint = held.with(table -> table.state(TableState.RUNNING));
        // When / Then
        assertThat(world.carryOut(held)).isEqualTo(new Outcome.Done());
        assertThat(world.tidb.statements).noneMatch(sql -> sql.startsWith("CANCEL"));
    }

    @Test
    void waitsForTheLockOfAHeldTable() throws InterruptedException {
        // Given
        world.tidb.lockElsewhere(TableLock.name(held.key().name()));
        // When / Then
        assertThat(world.carryOut(held)).isInstanceOf(Outcome.TryAgain.class);
    }
}
