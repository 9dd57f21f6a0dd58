package dev.sluice.monitor.poll;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PollScheduleTest {

    @ParameterizedTest(name = "answered in {0} ms, {1} s old, quiet for {2} s, {3} waiting: {4} ms")
    @CsvSource({"0,0,0,0,200", "0,9,9,0,200", "0,600,0,1,200", "0,30,5,0,1000", "0,60,5,0,2000", "0,3600,10,0,2000",
        "0,3600,130,0,4333", "0,3600,3600,0,10000", "5,0,0,0,200", "48,0,0,0,480", "48,600,0,1,480", "48,60,5,0,2000",
        "2000,3600,3600,0,20000"})
    void waitsAsLongAsTheJobsLetItAndTenTimesTheAnswer(long asked, long young, long quiet, int waiting, long millis) {
        assertThat(PollSchedule
                .after(Duration.ofMillis(asked), Duration.ofSeconds(young), Duration.ofSeconds(quiet), waiting)
                .toMillis()).isEqualTo(millis);
    }
}
