package dev.sluice.sdk.tidb;

import static dev.sluice.sdk.tidb.FakeSession.labels;
import static dev.sluice.sdk.tidb.FakeSession.row;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ColumnDialectTest {

    @ParameterizedTest
    @CsvSource({"16B,16", "7.598KiB,7780", "11GB,11811160064", "1.5 MiB,1572864", "2k,2048", "10.96MB/s,11492393",
        "6000,6000"})
    void readsSizesLeniently(String text, long bytes) {
        assertThat(ByteCount.of(text)).hasValue(bytes);
    }

    @ParameterizedTest
    @CsvSource({"N/A", "3 conflicts", "''", "12 apples/s"})
    void takesAnythingElseForNoSize(String text) {
        assertThat(ByteCount.of(text)).isEmpty();
    }

    @Test
    void fallsBackToThePercentage() {
        assertThat(step("1 conflicts", "4 conflicts", "25", "N/A").done()).hasValue(0.25);
        assertThat(step("N/A", "N/A", "N/A", "N/A").done()).isEmpty();
        assertThat(step(null, null, null, null).done()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"00:00:09,9", "1 d 01:00:00,90000", "2d 00:00:01,172801"})
    void readsTheRemainingTime(String text, long seconds) {
        assertThat(step("1B", "2B", "50", text).remaining().orElseThrow()).hasSeconds(seconds);
    }

    @Test
    void saysNothingOfATimeThatTidbDoesNotKnow() {
        assertThat(step("1B", "2B", "50", "N/A").remaining()).isEmpty();
    }

    private static JobStep step(@Nullable String processed, @Nullable String total, @Nullable String percent,
            @Nullable String remaining) {
        ResultRows rows = new ResultRows(
                labels("Job_ID,Cur_Step,Cur_Step_Processed_Size,Cur_Step_Total_Size,Cur_Step_Progress_Pct,Cur_Step_ETA"),
                List.of(row("1", "import", processed, total, percent, remaining)));
        return new ColumnDialect().read(rows.first().orElseThrow()).step().orElseThrow();
    }
}
