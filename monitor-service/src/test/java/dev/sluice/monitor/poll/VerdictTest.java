package dev.sluice.monitor.poll;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.checkpoint.HeldBecause;
import dev.sluice.checkpoint.TableCheckpoint;
import dev.sluice.event.JobFact;
import dev.sluice.event.JobFact.JobEnded;
import dev.sluice.event.JobFact.JobLost;
import dev.sluice.event.JobFact.JobProgressed;
import dev.sluice.event.JobOutcome;
import dev.sluice.event.JobProgress;
import dev.sluice.sdk.tidb.JobStatus;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VerdictTest {

    private final TableCheckpoint running = Tables.running();

    @Test
    @DisplayName("S-G1 says how far a job is until the checkpoint knows")
    void saysHowFarAJobIsUntilTheCheckpointKnows() {
        // Given
        JobProgressed said = (JobProgressed) verdict(running).on(Jobs.importing(0.5), Optional.empty()).orElseThrow();
        TableCheckpoint folded = running.with(table -> table.progress(said.progress()));
        // When / Then
        assertThat(said.progress())
                .isEqualTo(new JobProgress("running", "importing", "import", 0.25, 50L, 100L, 7L, false));
        assertThat(verdict(folded).on(Jobs.importing(0.5), Optional.empty())).isEmpty();
        assertThat(verdict(folded).on(Jobs.importing(0.6), Optional.empty())).isPresent();
    }

    @ParameterizedTest
    @CsvSource(nullValues = "-", value = {"`shop`.`items`,-,/d/x.csv", "`shop`.`orders`,another-1,/d/x.csv",
        "`shop`.`orders`,-,/d/sluice-another-1-1/../x.csv"})
    void callsAJobLostThatIsAnothers(String table, @Nullable String group, String source) {
        // Given
        JobStatus anothers = Jobs.of(table, group, source, "finished");
        // When / Then
        assertThat(verdict(running).on(anothers, Optional.empty())).containsInstanceOf(JobLost.class);
        assertThat(verdict(running.with(held -> held.hold(HeldBecause.JOB_LOST, ""))).on(anothers, Optional.empty()))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource(nullValues = "-", value = {"-,/d/x.csv", "nightly-0123,/d/x.csv",
        "-,/d/sluice-nightly-0123-1/../x.csv"})
    void believesAJobThatNothingDenies(@Nullable String group, String source) {
        assertThat(verdict(running).on(Jobs.of("`shop`.`orders`", group, source, "finished"), Optional.empty()))
                .containsInstanceOf(JobEnded.class);
    }

    @Test
    @DisplayName("S-G6 says nothing of a job that went back")
    void saysNothingOfAJobThatWentBack() {
        // Given
        JobProgress far = ((JobProgressed) verdict(running).on(Jobs.importing(0.9), Optional.empty()).orElseThrow())
                .progress();
        TableCheckpoint folded = running.with(table -> table.progress(far));
        // When / Then
        assertThat(verdict(folded).on(Jobs.importing(0.1), Optional.empty())).isEmpty();
    }

    @ParameterizedTest(name = "S-G1, S-G2, S-G3 {0} is {1}")
    @CsvSource({"finished,FINISHED", "failed,FAILED", "cancelled,CANCELLED", "canceled,CANCELLED"})
    void saysHowAJobEnded(String status, JobOutcome outcome) {
        // When
        JobFact fact = verdict(running).on(Jobs.ended(status, "open s3://b?access-key=AK"), Optional.empty())
                .orElseThrow();
        // Then
        assertThat(fact).isEqualTo(new JobEnded(running.importId(), "shop", "orders", Tables.GROUP, 1, 30001, outcome,
                7L,
                1000L, 2L, null, "open s3://b?access-key=xxxxxx"));
    }

    @Test
    void saysThatTheTableOfAFinishedJobIsThereNoMore() {
        assertThat(verdict(running).on(Jobs.ended("finished", ""), Optional.of(true)))
                .hasValueSatisfying(fact -> assertThat(((JobEnded) fact).tableGone()).isTrue());
    }

    @Test
    void takesAStatusItDoesNotKnowForALiveJobThatNeedsAttention() {
        assertThat(verdict(running).on(Jobs.ended("awaiting-resolution", ""), Optional.empty())).containsInstanceOf(
                JobProgressed.class)
                .hasValueSatisfying(fact -> assertThat(((JobProgressed) fact).progress().attention()).isTrue());
    }

    @Test
    void saysOnceThatAJobIsLost() {
        // Given
        TableCheckpoint held = running.with(table -> table.hold(HeldBecause.JOB_LOST, "gone"));
        // When / Then
        assertThat(verdict(running).onLoss()).containsInstanceOf(JobLost.class);
        assertThat(verdict(held).onLoss()).isEmpty();
    }

    @Test
    void saysThatTheJobOfAHeldTableLivesThoughItHasNotMoved() {
        // Given
        JobProgress progress = ((JobProgressed) verdict(running).on(Jobs.importing(0.5), Optional.empty())
                .orElseThrow()).progress();
        TableCheckpoint held = running
                .with(table -> table.progress(progress).hold(HeldBecause.JOB_LOST, "gone"));
        // When / Then
        assertThat(verdict(held).on(Jobs.importing(0.5), Optional.empty())).isPresent();
    }

    private static Verdict verdict(TableCheckpoint table) {
        return new Verdict(table, 30001);
    }
}
