package dev.sluice.local.tidb.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(10)
class JobControlsTest {

    private final JobControls controls = new JobControls();

    @Test
    void letsAJobThroughByDefault() throws Exception {
        // When
        controls.await(Long.MAX_VALUE / 2, System.nanoTime() - 1_000_000_000, () -> false);

        // Then
        assertThat(controls.takeFailure()).isEmpty();
        assertThat(controls.takeCut()).isFalse();
    }

    @Test
    void holdsAJobUntilItIsReleased() throws Exception {
        // Given
        controls.hold();
        CompletableFuture<Void> job = waitingJob(0, false);
        assertThat(job.isDone()).isFalse();

        // When
        controls.release();

        // Then
        job.get(5, TimeUnit.SECONDS);
    }

    @Test
    void letsACancelledJobGo() throws Exception {
        // Given
        controls.hold();

        // Then
        waitingJob(0, true).get(5, TimeUnit.SECONDS);
    }

    @Test
    void slowsAJobDown() throws Exception {
        // Given
        controls.loadAtMost(1000);
        long start = System.nanoTime();

        // When
        controls.await(100, start, () -> false);

        // Then
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isGreaterThanOrEqualTo(Duration.ofMillis(100));
    }

    @Test
    void failsAndCutsOnlyOnce() {
        // When
        controls.failNextJob("no");
        controls.cutNextImport();

        // Then
        assertThat(controls.takeFailure()).contains("no");
        assertThat(controls.takeFailure()).isEmpty();
        assertThat(controls.takeCut()).isTrue();
        assertThat(controls.takeCut()).isFalse();
    }

    private CompletableFuture<Void> waitingJob(long bytes, boolean cancelled) {
        return CompletableFuture.runAsync(() -> {
            try {
                controls.await(bytes, System.nanoTime(), () -> cancelled);
            } catch (InterruptedException interrupted) {
                throw new IllegalStateException(interrupted);
            }
        });
    }
}
