package dev.sluice.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/** Holds the first statement with some text at a moment of its way, until it is let go. */
final class HeldStatement implements TidbGate.Rule {
    private static final Duration LONGEST = Duration.ofMinutes(2);

    private final String text;
    private final TidbGate.Moment moment;
    private final AtomicBoolean picked = new AtomicBoolean();
    private final CountDownLatch arrived = new CountDownLatch(1);
    private final CountDownLatch letGo = new CountDownLatch(1);

    HeldStatement(String text, TidbGate.Moment moment) {
        this.text = text;
        this.moment = moment;
    }

    @Override
    public Optional<TidbGate.Passage> on(String sql) {
        return sql.contains(text) && picked.compareAndSet(false, true) ? Optional.of(this::stand) : Optional.empty();
    }

    private void stand(TidbGate.Moment now) throws InterruptedException {
        if (now == moment) {
            arrived.countDown();
            assertThat(letGo.await(LONGEST.toSeconds(), TimeUnit.SECONDS)).as("let go: " + text).isTrue();
        }
    }

    /** Blocks until the statement stands here. */
    void awaitArrival() throws InterruptedException {
        assertThat(arrived.await(Cell.PATIENCE.toSeconds(), TimeUnit.SECONDS)).as("seen: " + text).isTrue();
    }

    void letGo() {
        letGo.countDown();
    }
}
