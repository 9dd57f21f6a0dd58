package dev.sluice.local.tidb.job;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.local.tidb.job.JobProgress.Step;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JobProgressTest {

    @ParameterizedTest
    @CsvSource({
        "0,          1000,          0, 0B,    0,   0B/s,    N/A",
        "250,        1000,          1, 250B,  25,  250B/s,  00:00:03",
        "1000,       1000,          1, 1000B, 100, 1000B/s, 00:00:00",
        "1024,       3687424,       1, 1KiB,  0,   1KiB/s,  01:00:00",
        "1,          266582,        1, 1B,    0,   1B/s,    3 d 02:03:01"
    })
    void tellsPercentSpeedAndTimeLeft(long loaded, long total, long seconds, String processed, String percent,
            String speed, String left) {
        // When
        var progress = new JobProgress(Step.IMPORT, loaded, total, 7, Duration.ofSeconds(seconds));

        // Then
        assertThat(progress.processedSize()).isEqualTo(processed);
        assertThat(progress.percent()).isEqualTo(percent);
        assertThat(progress.speed()).isEqualTo(speed);
        assertThat(progress.timeLeft()).isEqualTo(left);
    }

    @Test
    void knowsNoSpeedOutsideTheImportStep() {
        // When
        var progress = new JobProgress(Step.POST_PROCESS, 10, 10, 1, Duration.ofSeconds(1));

        // Then
        assertThat(progress.percent()).isEqualTo("N/A");
        assertThat(progress.speed()).isEqualTo("N/A");
        assertThat(progress.timeLeft()).isEqualTo("N/A");
    }
}
