package dev.sluice.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BackOffTest {

    private static final BackOff BACK_OFF = new BackOff(Duration.ofMillis(100), Duration.ofSeconds(5));

    @ParameterizedTest
    @CsvSource({"1, 100", "2, 200", "3, 400", "6, 3200", "7, 5000", "1000000, 5000"})
    void doublesUpToTheLongestWaitAndSpreadsOverItsUpperHalf(int failures, long wholeMillis) {
        // Given
        Random random = new Random(failures);

        // When
        Duration wait = BACK_OFF.after(failures, random);

        // Then
        assertThat(wait).isBetween(Duration.ofMillis(wholeMillis / 2), Duration.ofMillis(wholeMillis));
    }

    @Test
    void refusesAWaitThatCannotGrow() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new BackOff(Duration.ofSeconds(2), Duration.ofSeconds(1)));
        assertThatIllegalArgumentException().isThrownBy(() -> BACK_OFF.after(0, new Random(1)));
    }
}
