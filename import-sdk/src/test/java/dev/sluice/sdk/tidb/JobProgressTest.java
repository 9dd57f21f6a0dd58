package dev.sluice.sdk.tidb;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JobProgressTest {

    @ParameterizedTest
    @CsvSource({"running,importing,import,0.5,0.25", "running,validating,,0,0.5",
        "running,validating,post-process,0,0.5",
        "running,global-sorting,encode,0.5,0.0625", "running,global-sorting,merge-sort,0,0.125",
        "running,importing,ingest,0.5,0.375", "running,resolving-conflicts,conflict-resolution,0.75,0.71875",
        "running,importing,strange,0.9,0", "running,strange,import,0.9,0", "pending,'',,0,0", "finished,'',,0,1",
        "failed,validating,,0,0.5"})
    void walksPhasesAndSteps(String status, String phase, String step, double done, double expected) {
        // Given
        Optional<JobStep> current = Optional.ofNullable(step)
                .map(name -> new JobStep(name, OptionalDouble.of(done),
                        OptionalLong.empty(), OptionalLong.empty(), OptionalLong.empty(), Optional.empty()));
        JobStatus job = new JobStatus(1, Optional.empty(), "", "", OptionalLong.empty(), phase, status, Optional
                .empty(),
                OptionalLong.empty(), "", "", Optional.empty(), Optional.empty(), Optional.empty(), current);
        // When / Then
        assertThat(JobProgress.of(job)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({"pending,false,false", "running,false,false", "finished,true,false", "failed,true,false",
        "cancelled,true,false", "canceled,true,false", "awaiting-resolution,false,true", "odd,false,true"})
    void knowsWhichStatusEndsAJob(String status, boolean terminal, boolean attention) {
        // Given
        JobStatus job = new JobStatus(1, Optional.empty(), "", "", OptionalLong.empty(), "", status, Optional.empty(),
                OptionalLong
                        .empty(),
                "", "", Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
        // When / Then
        assertThat(job.isTerminal()).isEqualTo(terminal);
        assertThat(job.needsAttention()).isEqualTo(attention);
    }
}
