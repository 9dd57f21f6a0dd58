package dev.sluice.submitter.decision;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.checkpoint.HeldBecause;
import dev.sluice.checkpoint.TableCheckpoint;
import dev.sluice.event.ImportState;
import dev.sluice.event.JobOutcome;
import dev.sluice.event.Refusal;
import dev.sluice.event.ScanFailure;
import dev.sluice.event.StatusEvent.TableStateChanged;
import dev.sluice.event.SubmissionFact.JobSubmitted;
import dev.sluice.event.TableState;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Tables on which another tool has worked before, row by row. */
class TakeOverTest {
    private static final String DONE = "TiDB Lightning had finished it";

    private static Story adopting(long job) {
        return new Story().start().discoverAdopting("orders", 100, job).scanned();
    }

    @Test
    @DisplayName("S-F2 skips a table that was finished and says so")
    void skipsATableThatWasFinishedAndSaysSo() {
        // When
        Story story = new Story().start().discoverFinished("done", DONE);
        // Then
        assertThat(story.table("done").state()).isEqualTo(TableState.SKIPPED);
        assertThat(story.last(TableStateChanged.class)).returns(null, TableStateChanged::from)
                .returns(DONE, TableStateChanged::message);
    }

    @Test
    void finishesAnImportOfWhichEverythingWasFinished() {
        // When
        Story story = new Story().start().discoverFinished("a", DONE).discoverFinished("b", DONE).scanned();
        // Then
        assertThat(story.record().state()).isEqualTo(ImportState.FINISHED);
    }

    @Test
    void skipsAFinishedTableThatAnotherImportHas() {
        // Given
        Story story = new Story().start(Story.OTHER, Story.manifest(Story.window(1))).discover(Story.OTHER, "done", 9);
        // When
        story.start().discoverFinished("done", DONE);
        // Then
        assertThat(story.table("done").state()).isEqualTo(TableState.SKIPPED);
    }

    @Test
    void ordersTheJobToBeAdoptedAsAnyOtherSubmission() {
        // When
        TableCheckpoint table = adopting(77).table("orders");
        // Then
        assertThat(table.state()).isEqualTo(TableState.SUBMITTING);
        assertThat(table.attempt()).isEqualTo(1);
        assertThat(table.plan().adoptJobId()).isEqualTo(77);
        assertThat(table.jobId()).isNull();
    }

    @Test
    void admitsTablesWhoseJobExistsBeforeLargerOnes() {
        // Given
        Story story = new Story().start(Story.NIGHTLY, Story.manifest(Story.window(2)));
        // When
        story.discover("huge", 1000).discoverAdopting("b", 10, 78).discoverAdopting("a", 20, 77).scanned();
        // Then
        assertThat(story.ledger.inFlight("default")).extracting(key -> key.table()).containsExactlyInAnyOrder("a", "b");
    }

    @Test
    @DisplayName("S-F3 tells what became of the job, as if it were made here")
    void tellsWhatBecameOfTheJobAndEndsWithIt() {
        // Given
        Story story = adopting(77);
        // When
        story.tell(new JobSubmitted(Story.NIGHTLY, "shop", "orders", story.group("orders"), 1, 77, true, "taken over"));
        // Then
        assertThat(story.last(TableStateChanged.class)).returns(TableState.RUNNING, TableStateChanged::state)
                .returns(77L, TableStateChanged::jobId)
                .returns("taken over", TableStateChanged::message);
        story.ended("orders", 77, JobOutcome.FINISHED);
        assertThat(story.table("orders").state()).isEqualTo(TableState.FINISHED);
        assertThat(story.table("orders").message()).isEmpty();
    }

    @Test
    void namesTheJobThatItLeavesAloneWhenTheImportEndsBefore() {
        // Given
        Story cancelled = new Story().start().discoverAdopting("orders", 100, 77);
        Story failed = new Story().start().discoverAdopting("orders", 100, 77);
        // When
        cancelled.cancel();
        failed.scanFailed(ScanFailure.REFUSED);
        // Then
        assertThat(cancelled.table("orders").state()).isEqualTo(TableState.CANCELLED);
        assertThat(cancelled.table("orders").message()).contains("CANCEL IMPORT JOB 77");
        assertThat(failed.table("orders").message()).contains("CANCEL IMPORT JOB 77");
    }

    @Test
    void looksForTheJobBeforeItEndsATableThatIsBeingSubmitted() {
        // When
        Story story = adopting(77).cancel();
        // Then
        assertThat(story.table("orders").state()).isEqualTo(TableState.SUBMITTING);
        story.submitted("orders", 77);
        assertThat(story.table("orders").cancelWanted()).isNotNull();
        story.ended("orders", 77, JobOutcome.CANCELLED);
        assertThat(story.record().state()).isEqualTo(ImportState.CANCELLED);
    }

    @Test
    void holdsATableWhoseJobIsOnAnother() {
        // When
        Story story = adopting(77).refused("orders", Refusal.JOBS_IN_THE_WAY, "job 77 is on `shop`.`items`");
        // Then
        assertThat(story.table("orders").held()).isEqualTo(HeldBecause.JOBS_IN_THE_WAY);
        assertThat(story.table("orders").message()).contains("77");
    }

    @Test
    @DisplayName("S-F4 makes a job that failed a prior one when its table is retried")
    void makesTheJobAPriorOneWhenItIsRetried() {
        // Given
        Story story = adopting(77).submitted("orders", 77).ended("orders", 77, JobOutcome.FAILED);
        // When
        story.retry();
        // Then
        assertThat(story.table("orders").attempt()).isEqualTo(2);
        assertThat(story.table("orders").priorJobs()).containsExactly(77L);
    }
}
