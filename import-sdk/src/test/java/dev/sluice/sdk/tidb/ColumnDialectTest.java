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
        assertThat(ByteCount.of(text).map(ByteCount::bytes)).hasValue(bytes);
    }

    @ParameterizedTest
    @CsvSource({"N/A", "3 conflicts", "''", "12 apples/s"})
    void takesAnythingElseForNoSize(String text) {
        assertThat(ByteCount.of(text)).isEmpty();
    }

    /** TiDB's figures: {@code %.4g}, so "1.2GiB" is one of "1.200GiB"; what GB means depends on who wrote it. */
    @ParameterizedTest
    @CsvSource({"1023B,1023,true", "1023B,1024,false", "6000,6000,true", "7.598KiB,7780,true", "7.598KiB,7778,false",
        "1024KiB,1048575,true", "1024KiB,1047000,false", "1.2GiB,1288490189,true", "1.2GiB,1289026000,true",
        "1.2GiB,1289100000,false", "277.5GiB,297963313561,true", "277.5GiB,298080000000,false",
        "11GB,11000000000,true", "11GB,11811160064,true", "11GB,10000000000,false", "0B,0,true", "0B,1,false"})
    void saysHowFarASizeForPeopleMayBeOff(String text, long bytes, boolean maybe) {
        assertThat(ByteCount.of(text).orElseThrow().mayBe(bytes)).isEqualTo(maybe);
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
