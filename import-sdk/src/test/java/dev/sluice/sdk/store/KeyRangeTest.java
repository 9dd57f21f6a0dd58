package dev.sluice.sdk.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class KeyRangeTest {
    private static final BitSet NONE = new BitSet();
    private static final String ALPHABET = " -./09AZ_az~\u007f\u00e9\u5e97\ud7ff\ue000\uffff";

    @ParameterizedTest
    @CsvSource(nullValues = "-", value = {"'',-,-", "db.t.0001.csv,-,e", "db.t.0001.csv,e,dc", "a,c,b", "ab,b,ac",
        "a,ab,-", "a,'a ',-", "店,-,\u5e98", "0001,-,1", "0001,1,01", "03,-,1", "3,-,6", "9,-,:", "a1,a3x,a2",
        "~~,-,-", "😀,-,-"})
    void liesBehindTheNextCharacterOrHalfWayThroughTheDigits(String after, String end, String cut) {
        assertThat(new KeyRange(after, Optional.ofNullable(end)).cut(after.length(), -1, NONE))
                .isEqualTo(Optional.ofNullable(cut));
    }

    @Test
    void liesHalfWayWhereKeysAreKnownToDiffer() {
        assertThat(new KeyRange("tab", Optional.of("taz")).cut(3, 2, NONE)).contains("tan");
    }

    @Test
    void looksOnlyAtTheCharactersItIsAllowed() {
        // Given
        KeyRange range = new KeyRange("t0001", Optional.of("t1"));
        // When, Then
        assertThat(range.cut(2, -1, NONE)).isEmpty();
        assertThat(range.cut(3, -1, NONE)).contains("t01");
        assertThat(range.cut(5, -1, BitSet.valueOf(new long[]{0b100}))).contains("t001");
    }

    @RepeatedTest(500)
    void liesStrictlyBetweenTheEndsInEveryOrderThatStoragesHave(RepetitionInfo repetition) {
        // Given
        SplittableRandom random = new SplittableRandom(repetition.getCurrentRepetition());
        KeyRange range = new KeyRange(key(random), Optional.empty());
        // When
        for (int cuts = 0; cuts < 20 && cut(range).isPresent(); cuts++) {
            String cut = cut(range).get();
            // Then
            assertThat(utf8(range.after(), cut)).as("seed %s: %s", repetition, range).isNegative();
            assertThat(range.after()).isLessThan(cut);
            range.end()
                    .ifPresent(end -> assertThat(utf8(cut, end)).as("seed %s: %s", repetition, cut)
                            .isNegative());
            String stored = key(random);
            assertThat(Integer.signum(utf8(stored, cut))).as("seed %s: %s and %s", repetition, stored, cut)
                    .isEqualTo(Integer.signum(stored.compareTo(cut)));
            range = random.nextBoolean()
                    ? new KeyRange(range.after(), Optional.of(cut))
                    : new KeyRange(cut, range.end());
        }
    }

    private static Optional<String> cut(KeyRange range) {
        return range.cut(range.after().length(), range.after().length() / 2, NONE);
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
