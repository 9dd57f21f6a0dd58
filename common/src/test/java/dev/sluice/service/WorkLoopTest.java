package dev.sluice.service;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class WorkLoopTest {

    private static final Duration LONG_ENOUGH = Duration.ofSeconds(10);

    private final CompletableFuture<Throwable> fatal = new CompletableFuture<>();

    @Test
    void runsUntilAskedAndReportsNothing() throws Exception {
        // Given
        CountDownLatch asked = new CountDownLatch(1);
        WorkLoop loop = loop(() -> awaitQuietly(asked), asked::countDown);
        loop.start();
        Optional<String> running = loop.problem();

        // When
        loop.stop(LONG_ENOUGH);

        // Then
        assertThat(running).isEmpty();
        assertThat(loop.problem()).contains("its loop does not run");
        assertThat(fatal).isNotDone();
    }

    @Test
    void reportsALoopThatThrows() throws Exception {
        // Given
        AssertionError death = new AssertionError("died");
        WorkLoop loop = loop(() -> {
            throw death;
        }, () -> {});

        // When
        loop.start();

        // Then
        assertThat(fatal.get(10, TimeUnit.SECONDS)).isSameAs(death);
    }

    @Test
    void reportsALoopThatReturnsUnasked() throws Exception {
        // Given
        WorkLoop loop = loop(() -> {}, () -> {});

        // When
        loop.start();

        // Then
        assertThat(fatal.get(10, TimeUnit.SECONDS)).hasMessageContaining("ended by itself");
    }

    private WorkLoop loop(Runnable body, Runnable ask) {
        return new WorkLoop("poll", body, ask, Optional::empty, fatal::complete);
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
