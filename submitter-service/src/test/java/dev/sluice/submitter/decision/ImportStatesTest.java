package dev.sluice.submitter.decision;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.checkpoint.CancelCause;
import dev.sluice.checkpoint.TableCheckpoint;
import dev.sluice.event.ImportState;
import dev.sluice.event.JobOutcome;
import dev.sluice.event.LeftOut;
import dev.sluice.event.Manifest.Policy;
import dev.sluice.event.OnFailure;
import dev.sluice.event.ScanFact.ScanCompleted;
import dev.sluice.event.ScanFact.ScanFailed;
import dev.sluice.event.ScanFailure;
import dev.sluice.event.ScanOrder.CancelScan;
import dev.sluice.event.ScanOrder.ScanSource;
import dev.sluice.event.StatusEvent.ImportStateChanged;
import dev.sluice.event.TableState;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The states of an import, from its start to each of its ends. */
class ImportStatesTest {

    @Test
    void scansOnceItIsAccepted() {
        // When
        Story story = new Story().start();
        // Then
        assertThat(story.record().state()).isEqualTo(ImportState.SCANNING);
        assertThat(story.answer().accepted()).isTrue();
        assertThat(story.last(ImportStateChanged.class).from()).isNull();
        assertThat(story.ledger.ordered()).singleElement()
                .isEqualTo(new ScanSource(Story.NIGHTLY, story.record().scanId(), story.record().manifest(), false));
    }

    @Test
    void goesFromScanningOverImportingToFinished() {
        // When
        Story story = Story.running().ended("orders", 1, JobOutcome.FINISHED);
        // Then
        assertThat(shown(story)).containsExactly(ImportState.SCANNING, ImportState.IMPORTING, ImportState.FINISHED);
        ImportStateChanged last = story.last(ImportStateChanged.class);
        assertThat(last.tables()).containsEntry("total", 1).containsEntry("finished", 1).hasSize(2);
        assertThat(last.importedRows()).isEqualTo(7);
        assertThat(last.bytes()).isEqualTo(100);
        assertThat(story.record().endedAt()).isEqualTo(last.at());
    }

    @Test
    @DisplayName("S-F6 finishes with skipped tables")
    void finishesWithSkippedTables() {
        // When
        Story story = new Story().start().discover("empty", 0).scanned();
        // Then
        assertThat(story.record().state()).isEqualTo(ImportState.FINISHED);
    }

    @ParameterizedTest
    @EnumSource(value = JobOutcome.class, names = {"FAILED", "CANCELLED"})
    void failsWhenATableDidNotFinish(JobOutcome outcome) {
        // When
        Story story = Story.running().ended("orders", 1, outcome);
        // Then
        assertThat(story.record().state()).isEqualTo(ImportState.FAILED);
    }

    @Test
    void failsWhenEverythingThatIsOpenIsHeld() {
        // When
        Story story = Story.running().lost("orders", 1);
        // Then
        assertThat(story.record().state()).isEqualTo(ImportState.FAILED);
    }

    @Test
    void goesOnWhileATableIsOpen() {
        // Given
        Story story = Story.importing("a", "b").submitted("a", 1).submitted("b", 2);
        // When
        story.ended("a", 1, JobOutcome.FINISHED);
        // Then
        assertThat(story.record().state()).isEqualTo(ImportState.IMPORTING);
    }

    @ParameterizedTest
    @EnumSource(ScanFailure.class)
    void failsWithItsScan(ScanFailure why) {
        // When
        Story story = new Story().start().discover("orders", 100).scanFailed(why);
        // Then
        assertThat(story.record().state()).isEqualTo(ImportState.FAILED);
        assertThat(story.last(ImportStateChanged.class).failure()).isEqualTo(why);
        assertThat(story.last(ImportStateChanged.class).message()).isEqualTo("shop.orders is not empty");
    }

    @Test
    void failsWithItsScanWhilePaused() {
        // When
        Story story = new Story().start().pause().scanFailed(ScanFailure.REFUSED);
        // Then
        assertThat(story.record().shown()).isEqualTo(ImportState.FAILED);
    }

    @Test
    void failsWhenTheSourceHoldsNoTable() {
        // When
        Story story = new Story().start().scanned();
        // Then
        assertThat(story.record().state()).isEqualTo(ImportState.FAILED);
        assertThat(story.record().failure()).isEqualTo(ScanFailure.NOTHING_TO_IMPORT);
    }

    @Test
    void tellsWhatItsScanWarnedOf() {
        // Given
        Story story = new Story().start().discover("orders", 100);
        // When
        story.tell(new ScanCompleted(Story.NIGHTLY, story.record().scanId(), 1, Story.DIGEST,
                List.of("large; wait [sizes]", "late; mend it [clock-skew]")));
        // Then
        assertThat(story.record().state()).isEqualTo(ImportState.IMPORTING);
        assertThat(story.record().message())
                .isEqualTo("warning: large; wait [sizes]\nwarning: late; mend it [clock-skew]");
    }

    @Test
    void keepsWhatTheScanLeftOutHoweverItEnded() {
        // Given
        LeftOut ignored = LeftOut.of(List.of("shop.orders.1.dat"));
        Story importing = new Story().start().discover("orders", 100);
        Story failed = new Story().start();
        // When
        importing.tell(new ScanCompleted(Story.NIGHTLY, importing.record().scanId(), 1, Story.DIGEST,
                List.of(), ignored));
        failed.tell(new ScanFailed(Story.NIGHTLY, failed.record().scanId(), ScanFailure.REFUSED, "no", ignored));
        // Then
        assertThat(importing.record().ignored()).isEqualTo(ignored);
        assertThat(failed.record().ignored()).isEqualTo(ignored);
    }

    @Test
    void failsWhenTheScanCountedOtherTablesThanItNamed() {
        // Given
        Story story = new Story().start().discover("orders", 100);
        // When
        story.tell(new ScanCompleted(Story.NIGHTLY, story.record().scanId(), 2, Story.DIGEST));
        // Then
        assertThat(story.record().state()).isEqualTo(ImportState.FAILED);
        assertThat(story.record().message()).contains("counted 2 tables and named 1");
        assertThat(story.table("orders").state()).isEqualTo(TableState.CANCELLED);
    }

    @Test
    void isCancelledAtOnceWhileScanning() {
        // Given
        Story story = new Story().start().discover("orders", 100);
        // When
        story.cancel();
        // Then
        assertThat(story.record().state()).isEqualTo(ImportState.CANCELLED);
        assertThat(story.lastOrder()).isEqualTo(new CancelScan(Story.NIGHTLY, story.record().scanId()));
    }

    @Test
    @DisplayName("S-F10 is cancelling until its jobs have ended, and leaves ended ones alone")
    void isCancellingUntilItsJobsHaveEnded() {
        // Given
        Story story = Story.importing("a", "b").submitted("a", 1).submitted("b", 2).ended("a", 1, JobOutcome.FINISHED);
        // When
        story.cancel();
        // Then
        assertThat(story.table("a")).returns(TableState.FINISHED, TableCheckpoint::state)
                .returns(null, TableCheckpoint::cancelWanted);
        assertThat(story.table("b")).returns(CancelCause.USER, TableCheckpoint::cancelWanted);
        story.ended("b", 2, JobOutcome.CANCELLED);
        assertThat(story.table("b").state()).isEqualTo(TableState.CANCELLED);
        assertThat(shown(story)).containsExactly(ImportState.SCANNING, ImportState.IMPORTING, ImportState.CANCELLING,
                ImportState.CANCELLED);
    }

    @Test
    void isShownAsCancellingAfterAPause() {
        // Given
        Story story = Story.running().pause();
        // When
        story.cancel();
        // Then
        assertThat(story.record().shown()).isEqualTo(ImportState.CANCELLING);
        assertThat(story.last(ImportStateChanged.class).state()).isEqualTo(ImportState.CANCELLING);
    }

    @Test
    void isCancelledWhenThatWasAskedEvenIfEverythingFinished() {
        // When
        Story story = Story.running().cancel().ended("orders", 1, JobOutcome.FINISHED);
        // Then
        assertThat(story.record().state()).isEqualTo(ImportState.CANCELLED);
    }

    @Test
    void isPausedBesideItsState() {
        // Given
        Story story = new Story().start();
        // When
        story.pause().discover("orders", 100).scanned();
        // Then
        assertThat(story.record().shown()).isEqualTo(ImportState.PAUSED);
        assertThat(story.record().state()).isEqualTo(ImportState.IMPORTING);
    }

    @Test
    void resumesToScanning() {
        // When
        Story story = new Story().start().pause().resume();
        // Then
        assertThat(story.record().shown()).isEqualTo(ImportState.SCANNING);
    }

    @Test
    void resumesToImportingWhenTheScanEndedMeanwhile() {
        // When
        Story story = new Story().start().pause().discover("orders", 100).scanned().resume();
        // Then
        assertThat(story.record().shown()).isEqualTo(ImportState.IMPORTING);
        assertThat(story.table("orders").state()).isEqualTo(TableState.SUBMITTING);
    }

    @Test
    void letsRunningJobsEndWhilePaused() {
        // When
        Story story = Story.running().pause();
        // Then
        assertThat(story.table("orders").cancelWanted()).isNull();
        assertThat(story.ended("orders", 1, JobOutcome.FINISHED).record().state()).isEqualTo(ImportState.FINISHED);
    }

    @Test
    @DisplayName("S-F4 is open again after a retry, which somebody has to ask for")
    void isOpenAgainAfterARetry() {
        // Given
        Story story = Story.running().cancel().ended("orders", 1, JobOutcome.CANCELLED);
        // When
        story.retry();
        // Then
        assertThat(story.record().state()).isEqualTo(ImportState.IMPORTING);
        assertThat(story.record().cancelAsked()).isFalse();
        assertThat(story.record().endedAt()).isNull();
        assertThat(story.submitted("orders", 2).ended("orders", 2, JobOutcome.FINISHED).record().state())
                .isEqualTo(ImportState.FINISHED);
    }

    @Test
    void isCancellingAgainWhenAHeldJobShowsItselfAfterACancel() {
        // Given
        Story story = Story.running().lost("orders", 1).cancel();
        assertThat(story.record().state()).isEqualTo(ImportState.CANCELLED);
        // When
        story.progressed("orders", 1, 0.5, 1);
        // Then
        assertThat(story.record().state()).isEqualTo(ImportState.CANCELLING);
        assertThat(story.ended("orders", 1, JobOutcome.CANCELLED).record().state()).isEqualTo(ImportState.CANCELLED);
    }

    @Test
    @DisplayName("S-F7 cancel-remaining cancels what waits and what runs")
    void cancelRemainingCancelsWhatWaitsAndWhatRuns() {
        // When
        Story story = twoJobsAndOneWaiting(OnFailure.CANCEL_REMAINING).ended("a", 1, JobOutcome.FAILED);
        // Then
        assertThat(story.table("b").cancelWanted()).isNotNull();
        assertThat(story.table("c").state()).isEqualTo(TableState.CANCELLED);
    }

    @Test
    void stopNewLetsRunningJobsEnd() {
        // When
        Story story = twoJobsAndOneWaiting(OnFailure.STOP_NEW).ended("a", 1, JobOutcome.FAILED);
        // Then
        assertThat(story.table("b").cancelWanted()).isNull();
        assertThat(story.table("c").state()).isEqualTo(TableState.CANCELLED);
    }

    @Test
    void continueTouchesNothingElse() {
        // When
        Story story = twoJobsAndOneWaiting(OnFailure.CONTINUE).ended("a", 1, JobOutcome.FAILED);
        // Then
        assertThat(story.table("b").cancelWanted()).isNull();
        assertThat(story.table("c").state()).isEqualTo(TableState.SUBMITTING);
    }

    @Test
    void thePolicyAppliesToAHeldTableToo() {
        // When
        Story story = twoJobsAndOneWaiting(OnFailure.CANCEL_REMAINING).lost("a", 1);
        // Then
        assertThat(story.table("c").state()).isEqualTo(TableState.CANCELLED);
    }

    @Test
    void thePolicyAppliesWhenSomebodyElseCancelsAJob() {
        // When
        Story story = twoJobsAndOneWaiting(OnFailure.CANCEL_REMAINING).ended("a", 1, JobOutcome.CANCELLED);
        // Then
        assertThat(story.table("c").state()).isEqualTo(TableState.CANCELLED);
    }

    private static Story twoJobsAndOneWaiting(OnFailure onFailure) {
        return Story.importing(new Policy(2, onFailure, null), "a", "b", "c").submitted("a", 1).submitted("b", 2);
    }

    private static List<ImportState> shown(Story story) {
        return story.ledger.published()
                .stream()
                .filter(ImportStateChanged.class::isInstance)
                .map(event -> ((ImportStateChanged) event).state())
                .toList();
    }
}
