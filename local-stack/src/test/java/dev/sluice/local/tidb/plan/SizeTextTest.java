package dev.sluice.local.tidb.plan;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SizeTextTest {

    @ParameterizedTest
    @CsvSource({"0, 0B", "3, 3B", "1023, 1023B", "1024, 1KiB", "7780, 7.598KiB", "1048575, 1024KiB",
        "297963700000, 277.5GiB", "1144594000000, 1.041TiB"})
    void showsFourDigitsAndABinaryUnit(long bytes, String text) {
        assertThat(SizeText.of(bytes)).isEqualTo(text);
    }
}
