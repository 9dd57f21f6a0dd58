package dev.sluice.submitter.executor;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.api.Test;

class PaceTest {

    private final Random random = new Random(1);

    @Test
    void waitsLongerTheMoreOftenItFails() {
        // Given
        Outcome again = new Outcome.TryAgain("busy");
        // When / Then
        assertThat(Pace.after(again, 1, random)).isBetween(Duration.ofMillis(250), Duration.ofMillis(500));
        assertThat(Pace.after(again, 100, random)).isBetween(Duration.ofSeconds(15), Duration.ofSeconds(30));
    }

    @Test
    void givesAStatementThatWasCutOffAGrace() {
        assertThat(Pace.after(new Outcome.LookAgain("cut"), 1, random)).isGreaterThanOrEqualTo(Duration.ofSeconds(2));
        assertThat(Pace.after(new Outcome.Done(), 1, random)).isZero();
    }
}
