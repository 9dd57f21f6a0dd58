package dev.sluice.submitter.decision;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.checkpoint.CancelCause;
import dev.sluice.checkpoint.HeldBecause;
import dev.sluice.checkpoint.TableCheckpoint;
import dev.sluice.event.ImportState;
import dev.sluice.event.JobOutcome;
import dev.sluice.event.Manifest.Policy;
import dev.sluice.event.OnFailure;
import dev.sluice.event.Refusal;
import dev.sluice.event.ScanFailure;
import dev.sluice.event.StatusEvent.TableProgressed;
import dev.sluice.event.StatusEvent.TableStateChanged;
import dev.sluice.event.TableState;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** The state table of one table, row by row. */
class TableStatesTest {

    @Nested
    class Discovered {

        @Test
        void waitsWhileTheImportIsScanning() {
            // Given
            Story story = new Story().start();
            // When
            story.discover("orders", 100);
            // Then
            TableCheckpoint table = story.table("orders");
            assertThat(table.state()).isEqualTo(TableState.WAITING);
            assertThat(table.attempt()).isZero();
            assertThat(story.last(TableStateChanged.class).from()).isNull();
        }

        @Test
        void waitsWhileTheScanIsPausedToo() {
            // Given
            Story story = new Story().start().pause();
            // When
            story.discover("orders", 100);
            // Then
            assertThat(story.table("orders").state()).isEqualTo(TableState.WAITING);
        }

        @Test
        void isSkippedWithoutData() {
            // Given
            Story story = new Story().start();
            // When
            story.discover("empty", 0);
            // Then
            assertThat(story.table("empty").state()).isEqualTo(TableState.SKIPPED);
        }

        @Test
        void takesTheLastPlanWhenTheScanIsRepeated() {
            // Given
            Story story = new Story().start().discover("orders", 100);
            // When
            story.discover("orders", 250);
            // Then
            assertThat(story.table("orders").bytes()).isEqualTo(250);
            assertThat(story.table("orders").digest()).isEqualTo("digest-250");
        }

        @Test
        void isDroppedWhenTheScanIsOver() {
            // Given
            Story story = Story.importing("orders");
            MemoryLedger.Memory before = story.ledger.memory();
            // When
            story.discover("late", 100);
            // Then
            assertThat(story.ledger.memory()).isEqualTo(before);
            assertThat(story.ledger.dropped()).hasSize(1);
        }
    }

    @Nested
    class Waiting {

        @Test
        void isSubmittedOnceTheScanIsComplete() {
            // Given
            Story story = new Story().start().discover("orders", 100);
            // When
            story.scanned();
            // Then
            TableCheckpoint table = story.table("orders");
            assertThat(table.state()).isEqualTo(TableState.SUBMITTING);
            assertThat(table.attempt()).isEqualTo(1);
        }

        @Test
        void isNotSubmittedWhilePaused() {
            // Given
            Story story = new Story().start().discover("orders", 100).pause();
            // When
            story.scanned();
            // Then
            assertThat(story.table("orders").state()).isEqualTo(TableState.WAITING);
        }

        @Test
        void isCancelledAtOnceByTheUser() {
            // Given
            Story story = Story.importing(Story.window(1), "a", "b");
            // When
            story.cancel();
            // Then
            assertThat(story.table("b").state()).isEqualTo(TableState.CANCELLED);
            assertThat(story.table("b").attempt()).isZero();
        }

        @ParameterizedTest
        @EnumSource(value = OnFailure.class, names = {"CANCEL_REMAINING", "STOP_NEW"})
        void isCancelledByThePolicyWhenAnotherFails(OnFailure onFailure) {
            // Given
            Story story = Story.importing(new Policy(1, onFailure, null), "a", "b")
                    .submitted("a", 1);
            // When
            story.ended("a", 1, JobOutcome.FAILED);
            // Then
            assertThat(story.table("b").state()).isEqualTo(TableState.CANCELLED);
        }

        @Test
        void isCancelledWhenTheScanFails() {
            // Given
            Story story = new Story().start().discover("orders", 100);
            // When
            story.scanFailed(ScanFailure.REFUSED);
            // Then
            assertThat(story.table("orders").state()).isEqualTo(TableState.CANCELLED);
        }

        @Test
        void ignoresAPauseThatCancelsRunningJobs() {
            // Given
            Story story = Story.importing(Story.window(1), "a", "b");
            // When
            story.pauseAndCancelRunning();
            // Then
            assertThat(story.table("b").state()).isEqualTo(TableState.WAITING);
        }
    }

    @Nested
    class Submitting {

        @Test
        void runsOnceItsJobIsKnown() {
            // Given
            Story story = Story.importing("orders");
            // When
            story.submitted("orders", 30001);
            // Then
            assertThat(story.table("orders").state()).isEqualTo(TableState.RUNNING);
            assertThat(story.table("orders").jobId()).isEqualTo(30001);
        }

        @Test
        void keepsWantingItsCancelWhenTheJobComesUp() {
            // Given
            Story story = Story.importing("orders").cancel();
            // When
            story.submitted("orders", 1);
            // Then
            assertThat(story.table("orders").state()).isEqualTo(TableState.RUNNING);
            assertThat(story.table("orders").cancelWanted()).isEqualTo(CancelCause.USER);
        }

        @Test
        void wantsALookBeforeARefusalEndsIt() {
            // Given
            Story story = Story.importing("orders");
            // When
            story.refused("orders", Refusal.FAILED, "table is not empty");
            // Then
            TableCheckpoint table = story.table("orders");
            assertThat(table.state()).isEqualTo(TableState.SUBMITTING);
            assertThat(table.cancelWanted()).isEqualTo(CancelCause.REFUSED);
            assertThat(table.message()).isEqualTo("table is not empty");
        }

        @Test
        void raisesAPauseToARefusal() {
            // Given
            Story story = Story.importing("orders").pauseAndCancelRunning();
            // When
            story.refused("orders", Refusal.FAILED, "no").nothingFound("orders");
            // Then
            assertThat(story.table("orders").state()).isEqualTo(TableState.FAILED);
        }

        @Test
        void isHeldWhenTheLookFindsJobsInTheWay() {
            // Given
            Story story = Story.importing("orders");
            // When
            story.refused("orders", Refusal.JOBS_IN_THE_WAY, "jobs 7 and 8; run: sluice cancel nightly");
            // Then
            assertThat(story.table("orders").state()).isEqualTo(TableState.HELD);
            assertThat(story.table("orders").held()).isEqualTo(HeldBecause.JOBS_IN_THE_WAY);
            assertThat(story.table("orders").message()).contains("7 and 8");
        }

        @Test
        void runsAfterAllWhenTheLookFindsTheJobOfARefusedStatement() {
            // Given
            Story story = Story.importing("orders").refused("orders", Refusal.FAILED, "job exists");
            // When
            story.submitted("orders", 1);
            // Then
            assertThat(story.table("orders").state()).isEqualTo(TableState.RUNNING);
            assertThat(story.table("orders").cancelWanted()).isNull();
            assertThat(story.table("orders").message()).isEmpty();
        }
    }

    @Nested
    class NothingFound {

        @Test
        void cancelsForTheUser() {
            // Given
            Story story = Story.importing("orders").cancel();
            // When
            story.nothingFound("orders");
            // Then
            assertThat(story.table("orders").state()).isEqualTo(TableState.CANCELLED);
            assertThat(story.record().state()).isEqualTo(ImportState.CANCELLED);
        }

        @Test
        void cancelsForThePolicy() {
            // Given
            Story story = Story.importing("a", "b").submitted("a", 1).ended("a", 1, JobOutcome.FAILED);
            // When
            story.nothingFound("b");
            // Then
            assertThat(story.table("b").state()).isEqualTo(TableState.CANCELLED);
        }

        @Test
        void failsARefusedTable() {
            // Given
            Story story = Story.importing("orders").refused("orders", Refusal.FAILED, "not empty");
            // When
            story.nothingFound("orders");
            // Then
            assertThat(story.table("orders").state()).isEqualTo(TableState.FAILED);
            assertThat(story.table("orders").message()).isEqualTo("not empty");
        }

        @Test
        void holdsATableWhoseRefusalAPersonCanClear() {
            // Given
            Story story = Story.importing("orders").refused("orders", Refusal.HELD, "access denied");
            // When
            story.nothingFound("orders");
            // Then
            assertThat(story.table("orders").state()).isEqualTo(TableState.HELD);
            assertThat(story.table("orders").held()).isEqualTo(HeldBecause.REFUSED);
            assertThat(story.table("orders").message()).isEqualTo(
                    "access denied; put that right, then run: sluice cancel nightly");
        }

        @Test
        void makesAPausedTableWaitAndFreesTheWindow() {
            // Given
            Story story = Story.importing("orders").pauseAndCancelRunning();
            // When
            story.nothingFound("orders");
            // Then
            assertThat(story.table("orders").state()).isEqualTo(TableState.WAITING);
            assertThat(story.table("orders").cancelWanted()).isNull();
            assertThat(story.ledger.inFlight("default")).isEmpty();
        }

        @Test
        void isDroppedWhenNoCancelIsWanted() {
            // Given
            Story story = Story.importing("orders");
            // When
            story.nothingFound("orders");
            // Then
            assertThat(story.table("orders").state()).isEqualTo(TableState.SUBMITTING);
            assertThat(story.ledger.dropped()).hasSize(1);
        }

        @Test
        void isDroppedWhileTheJobRuns() {
            // Given
            Story story = Story.running().cancel();
            // When
            story.nothingFound("orders");
            // Then
            assertThat(story.table("orders").state()).isEqualTo(TableState.RUNNING);
        }
    }

    @Nested
    class Running {

        @Test
        void showsHowFarItsJobIs() {
            // Given
            Story story = Story.running();
            // When
            story.progressed("orders", 1, 0.5, 10);
            // Then
            assertThat(story.last(TableProgressed.class).progress().fraction()).isEqualTo(0.5);
            assertThat(story.table("orders").state()).isEqualTo(TableState.RUNNING);
        }

        @Test
        void neverGoesBackWithinAnAttempt() {
            // Given
            Story story = Story.running().progressed("orders", 1, 0.5, 10);
            // When
            story.progressed("orders", 1, 0.25, 3);
            // Then
            assertThat(story.table("orders").progress().fraction()).isEqualTo(0.5);
            assertThat(story.table("orders").progress().importedRows()).isEqualTo(10);
        }

        @ParameterizedTest
        @CsvSource({"FINISHED, FINISHED", "FAILED, FAILED", "CANCELLED, CANCELLED"})
        void endsByTidbsWord(JobOutcome outcome, TableState state) {
            // Given
            Story story = Story.running();
            // When
            story.ended("orders", 1, outcome);
            // Then
            assertThat(story.table("orders").state()).isEqualTo(state);
            assertThat(story.table("orders").importedRows()).isEqualTo(7);
        }

        @ParameterizedTest
        @CsvSource({"FINISHED, FINISHED", "FAILED, FAILED", "CANCELLED, CANCELLED"})
        void endsByTidbsWordWhateverTheUserWanted(JobOutcome outcome, TableState state) {
            // Given
            Story story = Story.running().cancel();
            // When
            story.ended("orders", 1, outcome);
            // Then
            assertThat(story.table("orders").state()).isEqualTo(state);
            assertThat(story.record().state()).isEqualTo(ImportState.CANCELLED);
        }

        @Test
        void waitsToBeClearedWhenAPauseCancelledItsJob() {
            // Given
            Story story = Story.running().pauseAndCancelRunning();
            // When
            story.ended("orders", 1, JobOutcome.CANCELLED);
            // Then
            TableCheckpoint table = story.table("orders");
            assertThat(table.state()).isEqualTo(TableState.WAITING);
            assertThat(table.truncate()).isTrue();
            assertThat(table.jobId()).isNull();
            assertThat(table.priorJobs()).containsExactly(1L);
            assertThat(table.importedRows()).isNull();
        }

        @Test
        void finishesEvenThoughAPauseWantedItsEnd() {
            // Given
            Story story = Story.running().pauseAndCancelRunning();
            // When
            story.ended("orders", 1, JobOutcome.FINISHED);
            // Then
            assertThat(story.table("orders").state()).isEqualTo(TableState.FINISHED);
            assertThat(story.record().state()).isEqualTo(ImportState.FINISHED);
        }

        @Test
        void isHeldWhenTidbDoesNotKnowTheJob() {
            // Given
            Story story = Story.running();
            // When
            story.lost("orders", 1);
            // Then
            assertThat(story.table("orders").state()).isEqualTo(TableState.HELD);
            assertThat(story.table("orders").jobId()).isEqualTo(1);
            assertThat(story.table("orders").message()).contains("job 1").contains("sluice cancel nightly");
        }

        @Test
        void isMarkedWhenTheUserCancels() {
            // Given
            Story story = Story.running();
            // When
            story.cancel();
            // Then
            assertThat(story.table("orders").state()).isEqualTo(TableState.RUNNING);
            assertThat(story.table("orders").cancelWanted()).isEqualTo(CancelCause.USER);
        }

        @Test
        void tellsThatTidbWasAskedToCancel() {
            // Given
            Story story = Story.running().cancel();
            // When
            story.cancelRequested("orders", 1);
            // Then
            assertThat(story.table("orders").message()).isEqualTo("cancel requested of TiDB");
        }

        @Test
        void saysNothingOfARequestThatNobodyWants() {
            // Given
            Story story = Story.running();
            // When
            story.cancelRequested("orders", 1);
            // Then
            assertThat(story.table("orders").message()).isEmpty();
            assertThat(story.ledger.dropped()).hasSize(1);
        }
    }

    @Nested
    class TheCauseOfACancel {

        @Test
        void risesFromPauseToPolicyToUser() {
            // Given
            Story story = Story.importing("a", "b").submitted("a", 1).submitted("b", 2);
            // When / Then
            story.pauseAndCancelRunning();
            assertThat(story.table("b").cancelWanted()).isEqualTo(CancelCause.PAUSE);
            story.ended("a", 1, JobOutcome.FAILED);
            assertThat(story.table("b").cancelWanted()).isEqualTo(CancelCause.POLICY);
            story.cancel();
            assertThat(story.table("b").cancelWanted()).isEqualTo(CancelCause.USER);
        }

        @Test
        void isNotLoweredByAPause() {
            // Given
            Story story = Story.importing("a", "b").submitted("a", 1).submitted("b", 2);
            story.ended("a", 1, JobOutcome.FAILED);
            // When
            story.pauseAndCancelRunning();
            // Then
            assertThat(story.table("b").cancelWanted()).isEqualTo(CancelCause.POLICY);
        }

        @Test
        void isNotWithdrawnByAResume() {
            // Given
            Story story = Story.running().pauseAndCancelRunning();
            // When
            story.resume();
            // Then
            assertThat(story.table("orders").cancelWanted()).isEqualTo(CancelCause.PAUSE);
        }

        @Test
        void isNotLoweredByARefusal() {
            // Given
            Story story = Story.importing("orders").cancel();
            // When
            story.refused("orders", Refusal.FAILED, "no").nothingFound("orders");
            // Then
            assertThat(story.table("orders").state()).isEqualTo(TableState.CANCELLED);
        }

        @Test
        void endsWithTheAttempt() {
            // Given
            Story story = Story.running().pauseAndCancelRunning().ended("orders", 1, JobOutcome.CANCELLED);
            // When
            story.resume();
            // Then
            assertThat(story.table("orders").state()).isEqualTo(TableState.SUBMITTING);
            assertThat(story.table("orders").cancelWanted()).isNull();
            assertThat(story.table("orders").attempt()).isEqualTo(2);
            assertThat(story.table("orders").truncate()).isTrue();
        }
    }

    @Nested
    class Held {

        @Test
        void runsAgainWhenItsJobShowsItself() {
            // Given
            Story story = Story.running().lost("orders", 1);
            assertThat(story.record().state()).isEqualTo(ImportState.FAILED);
            // When
            story.progressed("orders", 1, 0.5, 10);
            // Then
            assertThat(story.table("orders").state()).isEqualTo(TableState.RUNNING);
            assertThat(story.table("orders").held()).isNull();
            assertThat(story.table("orders").message()).isEmpty();
            assertThat(story.record().state()).isEqualTo(ImportState.IMPORTING);
        }

        @Test
        void endsWhenItsJobEndsAndTheImportIsJudgedAnew() {
            // Given
            Story story = Story.running().lost("orders", 1);
            // When
            story.ended("orders", 1, JobOutcome.FINISHED);
            // Then
            assertThat(story.table("orders").state()).isEqualTo(TableState.FINISHED);
            assertThat(story.record().state()).isEqualTo(ImportState.FINISHED);
        }

        @Test
        void isCancelledForTheUserAfterALook() {
            // Given
            Story story = Story.running().lost("orders", 1).cancel();
            assertThat(story.table("orders").state()).isEqualTo(TableState.HELD);
            // When
            story.nothingFound("orders");
            // Then
            assertThat(story.table("orders").state()).isEqualTo(TableState.CANCELLED);
        }

        @Test
        void isCancelledAtOnceWhenNothingWasEverSent() {
            // Given
            Story story = new Story().start(Story.OTHER, Story.manifest(Story.window(1)));
            story.discover(Story.OTHER, "orders", 1).start().discover("orders", 100).scanned();
            // When
            story.cancel();
            // Then
            assertThat(story.table("orders").state()).isEqualTo(TableState.CANCELLED);
        }

        @Test
        void isNotTouchedByThePolicy() {
            // Given
            Story story = Story.importing("a", "b").submitted("a", 1).submitted("b", 2);
            story.lost("a", 1);
            // When
            story.ended("b", 2, JobOutcome.FAILED);
            // Then
            assertThat(story.table("a").cancelWanted()).isNull();
        }

        @Test
        void forgetsThatAPauseWantedItsEnd() {
            // Given
            Story story = Story.importing("orders").pauseAndCancelRunning();
            // When
            story.refused("orders", Refusal.JOBS_IN_THE_WAY, "jobs 7 and 8").nothingFound("orders");
            // Then
            assertThat(story.table("orders").state()).isEqualTo(TableState.HELD);
            assertThat(story.table("orders").cancelWanted()).isNull();
        }

        @Test
        void runsWhenItsNextOwnerFoundTheWayFreeMeanwhile() {
            // Given
            Story story = Story.importing("orders").refused("orders", Refusal.JOBS_IN_THE_WAY, "job 7");
            // When
            story.submitted("orders", 8);
            // Then
            assertThat(story.table("orders").state()).isEqualTo(TableState.RUNNING);
            assertThat(story.record().state()).isEqualTo(ImportState.IMPORTING);
        }

        @Test
        void keepsThatTheUserWantsItsEnd() {
            // Given
            Story story = Story.importing("orders").cancel();
            // When
            story.refused("orders", Refusal.JOBS_IN_THE_WAY, "jobs 7 and 8").nothingFound("orders");
            // Then
            assertThat(story.table("orders").state()).isEqualTo(TableState.CANCELLED);
        }
    }

    @Nested
    class Retried {

        @ParameterizedTest(name = "S-H3 {0}, on purpose with its job known as a prior one, which Lightning forgets")
        @EnumSource(value = JobOutcome.class, names = {"FAILED", "CANCELLED"})
        void waitsAgainWithItsJobRetired(JobOutcome outcome) {
            // Given
            Story story = Story.running().ended("orders", 1, outcome);
            // When
            story.retry();
            // Then
            TableCheckpoint table = story.table("orders");
            assertThat(table.state()).isEqualTo(TableState.SUBMITTING);
            assertThat(table.attempt()).isEqualTo(2);
            assertThat(table.priorJobs()).containsExactly(1L);
            assertThat(table.jobId()).isNull();
            assertThat(table.importedRows()).isNull();
            assertThat(table.message()).isEmpty();
        }

        @Test
        void isNotClearedUnlessThatWasSaid() {
            // Given
            Story story = Story.running().ended("orders", 1, JobOutcome.FAILED);
            // When
            story.retry();
            // Then
            assertThat(story.table("orders").truncate()).isFalse();
        }

        @Test
        void isClearedWhenThatWasSaid() {
            // Given
            Story story = Story.running().ended("orders", 1, JobOutcome.FAILED);
            // When
            story.retryAndTruncate();
            // Then
            assertThat(story.table("orders").truncate()).isTrue();
        }

        @Test
        void leavesAHoldBehind() {
            // Given
            Story story = Story.running().lost("orders", 1);
            // When
            story.retry();
            // Then
            assertThat(story.table("orders").held()).isNull();
            assertThat(story.table("orders").state()).isEqualTo(TableState.SUBMITTING);
        }
    }
}
