package dev.sluice.submitter.executor;

import dev.sluice.service.BackOff;
import java.time.Duration;
import java.util.random.RandomGenerator;

/** How long to wait before an order is carried out again. */
final class Pace {

    private static final BackOff AGAIN = new BackOff(Duration.ofMillis(500), Duration.ofSeconds(30));
    // A statement that was cut off may still be at work in TiDB; its session keeps the lock until it is not.
    private static final BackOff AFTER_GRACE = new BackOff(Duration.ofSeconds(4), Duration.ofSeconds(60));

    private Pace() {}

    static Duration after(Outcome outcome, int failures, RandomGenerator random) {
        return switch (outcome) {
            case Outcome.Done() -> Duration.ZERO;
            case Outcome.TryAgain again -> AGAIN.after(failures, random);
            case Outcome.LookAgain again -> AFTER_GRACE.after(failures, random);
        };
    }
}
