package dev.sluice.monitor.poll;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.checkpoint.HeldBecause;
import dev.sluice.checkpoint.TableCheckpoint;
import dev.sluice.event.TableState;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class WatchedTest {

    private final Watched watched = new Watched();

    @Test
    @DisplayName("S-F3 watches what runs, and what is held with a job")
    void watchesWhatRunsAndWhatIsHeldWithAJob() {
        // When
        watched.changed(0, "a", Tables.running());
        watched.changed(0, "b", Tables.running(table -> table.hold(HeldBecause.JOB_LOST, "gone")));
        watched.changed(1, "c", Tables.running(table -> table.nextAttempt()
                .hold(HeldBecause.REFUSED, "no")));
        watched.changed(1, "d", Tables.running(table -> table.nextAttempt().state(TableState.SUBMITTING)));
        watched.changed(1, "e", Tables.running(table -> table.hold(HeldBecause.SOURCE_CHANGED, "its job has ended")));
        // Then
        assertThat(watched.jobsAt("default")).hasSize(2);
        assertThat(watched.waitingAt("default")).isEqualTo(1);
        assertThat(watched.jobsAt("other")).isEmpty();
    }

    @Test
    void forgetsWhatEndsGoesOrIsNotOursAnyMore() {
        // Given
        watched.changed(0, "a", Tables.running());
        watched.changed(1, "b", Tables.running());
        watched.changed(2, "c", Tables.running());
        // When
        watched.changed(0, "a", Tables.running(table -> table.state(TableState.FINISHED)));
        watched.removed(1, "b");
        watched.lost(2);
        watched.removed(7, "never seen");
        // Then
        assertThat(watched.jobsAt("default")).isEmpty();
    }

    @Test
    void wakesAPollerForANewJobButNotForItsProgress() throws Exception {
        // Given
        TableCheckpoint running = Tables.running();
        watched.changed(0, "a", running);
        watched.changed(0, "a", running.with(table -> table.message("cancel requested")));
        // When: the wait begins after both, so only its time ends it
        watched.awaitNewJob(Duration.ofMillis(1));
        CompletableFuture<Void> woken = CompletableFuture.runAsync(() -> {
            try {
                watched.awaitNewJob(Duration.ofSeconds(30));
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        });
        long jobId = 40000;
        while (!woken.isDone()) {
            long next = jobId++;
            watched.changed(0, "b", Tables.running(table -> table.jobId(next)));
        }
        // Then
        woken.get(10, TimeUnit.SECONDS);
        assertThat(watched.jobsAt("default")).hasSize(2);
    }
}
