package dev.sluice.monitor.poll;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PollScheduleTest {

    @ParameterizedTest(name = "{0} s old, quiet for {1} s, {2} waiting: {3} ms")
    @CsvSource({"0,0,0,200", "9,9,0,200", "600,0,1,200", "30,5,0,1000", "60,5,0,2000", "3600,10,0,2000",
        "3600,130,0,4333", "3600,3600,0,10000"})
    void waitsAsLongAsTheJobsLetIt(long young, long quiet, int waiting, long millis) {
        assertThat(PollSchedule.after(Duration.ofSeconds(young), Duration.ofSeconds(quiet), waiting).toMillis())
                .isEqualTo(millis);
    }
}
