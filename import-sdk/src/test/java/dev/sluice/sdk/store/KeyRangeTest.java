package dev.sluice.sdk.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class KeyRangeTest {
    private static final String ALPHABET = " -./09AZ_az~\u007f\u00e9\u5e97\ud7ff\ue000\uffff";

    @ParameterizedTest
    @CsvSource(nullValues = "-", value = {"'',-,O", "db.t.0001.csv,-,q", "db.t.0001.csv,e,dp", "a,c,b", "ab,b,ap",
        "a,ab,a@", "a,'a ',-", "店,-,\u9b4b", "0001,-,1", "0001,1,01", "03,-,1", "3,-,6", "a1,a3x,a2", "~~,-,~~O",
        "😀,-,-"})
    void liesHalfWayByTheAlphabet(String after, String end, String middle) {
        assertThat(new KeyRange(after, Optional.ofNullable(end)).middle()).isEqualTo(Optional.ofNullable(middle));
    }

    @RepeatedTest(500)
    void liesStrictlyBetweenTheEndsInEveryOrderThatStoragesHave(RepetitionInfo repetition) {
        // Given
        SplittableRandom random = new SplittableRandom(repetition.getCurrentRepetition());
        KeyRange range = new KeyRange(key(random), Optional.empty());
        // When
        for (int cuts = 0; cuts < 20 && range.middle().isPresent(); cuts++) {
            String middle = range.middle().get();
            // Then
            assertThat(utf8(range.after(), middle)).as("seed %s: %s", repetition, range).isNegative();
            assertThat(range.after()).isLessThan(middle);
            range.end()
                    .ifPresent(end -> assertThat(utf8(middle, end)).as("seed %s: %s", repetition, middle)
                            .isNegative());
            String stored = key(random);
            assertThat(Integer.signum(utf8(stored, middle))).as("seed %s: %s and %s", repetition, stored, middle)
                    .isEqualTo(Integer.signum(stored.compareTo(middle)));
            range = random.nextBoolean()
                    ? new KeyRange(range.after(), Optional.of(middle))
                    : new KeyRange(middle, range.end());
        }
    }

    private static String key(SplittableRandom random) {
        StringBuilder key = new StringBuilder();
        for (int i = random.nextInt(6); i > 0; i--) {
            key.append(random.nextInt(9) == 0 ? "\ud83d\ude00" : ALPHABET.charAt(random.nextInt(ALPHABET.length())));
        }
        return key.toString();
    }

    private static int utf8(String a, String b) {
        return Arrays.compareUnsigned(a.getBytes(StandardCharsets.UTF_8), b.getBytes(StandardCharsets.UTF_8));
    }
}
