package dev.sluice.submitter.decision;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.checkpoint.HeldBecause;
import dev.sluice.checkpoint.TableCheckpoint;
import dev.sluice.event.ImportState;
import dev.sluice.event.JobOutcome;
import dev.sluice.event.Manifest.Policy;
import dev.sluice.event.OnFailure;
import dev.sluice.event.ScanFact.TableDiscovered;
import dev.sluice.event.StatusEvent.TableStateChanged;
import dev.sluice.event.TablePlan;
import dev.sluice.event.TableState;
import dev.sluice.event.Verify;
import dev.sluice.sdk.scan.Format;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The rows of the state table on a job that read other bytes than the scan saw; the scan saw 100. */
class SourceChangedTest {

    private static Story running(@Nullable Verify verify) {
        return Story.importing(new Policy(1, OnFailure.CANCEL_REMAINING, null, verify), "orders", "z")
                .submitted("orders", 1);
    }

    @ParameterizedTest(name = "TiDB says {0} +- {1}")
    @CsvSource({"100,0", "101,1", "99,1", "51300,51200", "101,", ",", ",0"})
    void saysNothingWhereTheBytesAgreeAsFarAsTidbTells(@Nullable Long bytes, @Nullable Long within) {
        // Given
        Story story = running(Verify.STRICT);
        // When
        story.finished("orders", 1, bytes, within, "");
        // Then
        assertThat(story.table("orders").state()).isEqualTo(TableState.FINISHED);
        assertThat(story.table("orders").message()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"WARN,101,0,TiDB read 101 bytes", ",99,0,TiDB read 99 bytes", "WARN,1024,5,TiDB read about 1024 bytes"})
    void finishesWithAWarningWhereTheyDoNot(@Nullable Verify verify, long bytes, long within, String words) {
        // Given
        Story story = running(verify);
        // When
        story.finished("orders", 1, bytes, within, "4 conflicted rows.");
        // Then
        assertThat(story.table("orders").state()).isEqualTo(TableState.FINISHED);
        assertThat(story.table("orders").message()).startsWith("4 conflicted rows.; ")
                .contains("the source has changed since it was scanned", words, "the scan saw 100");
        assertThat(story.all(TableStateChanged.class)).filteredOn(told -> told.state() == TableState.FINISHED)
                .singleElement()
                .satisfies(told -> assertThat(told.message()).contains(words));
    }

    @Test
    void isHeldWhereTheImportIsStrict() {
        // Given
        Story story = running(Verify.STRICT);
        // When
        story.finished("orders", 1, 101L, 0L, "");
        // Then
        TableCheckpoint table = story.table("orders");
        assertThat(table.state()).isEqualTo(TableState.HELD);
        assertThat(table.held()).isEqualTo(HeldBecause.SOURCE_CHANGED);
        assertThat(table.jobId()).isEqualTo(1);
        assertThat(table.importedRows()).isEqualTo(7);
        assertThat(table.ownsTable()).isFalse();
        assertThat(table.message()).contains("TiDB read 101 bytes, the scan saw 100", "run: sluice cancel nightly");
        assertThat(story.table("z").state()).isEqualTo(TableState.CANCELLED);
        assertThat(story.record().state()).isEqualTo(ImportState.FAILED);
    }

    @ParameterizedTest
    @CsvSource({"FAILED", "CANCELLED"})
    void saysNothingOfAJobThatDidNotFinish(JobOutcome outcome) {
        // Given: the bytes of a plan that say 90, where TiDB says 100
        Story story = new Story().start(Story.NIGHTLY, Story.manifest(new Policy(null, null, null, Verify.STRICT)));
        story.tell(found(story, Format.CSV, 90L)).scanned().submitted("orders", 1);
        // When
        story.ended("orders", 1, outcome);
        // Then
        assertThat(story.table("orders").state().word()).isEqualTo(outcome.word());
        assertThat(story.table("orders").message()).isEqualTo("TiDB: " + outcome.word());
    }

    @Test
    void saysNothingOfFilesWhoseSizeTidbEstimates() {
        // Given
        Story story = new Story().start(Story.NIGHTLY, Story.manifest(new Policy(null, null, null, Verify.STRICT)));
        story.tell(found(story, Format.PARQUET, null)).scanned().submitted("orders", 1);
        // When
        story.finished("orders", 1, 4711L, 0L, "");
        // Then
        assertThat(story.table("orders").state()).isEqualTo(TableState.FINISHED);
        assertThat(story.table("orders").message()).isEmpty();
    }

    @Test
    void finishesWithAWarningWhereTheUserHasEndedTheImportSince() {
        // Given
        Story story = running(Verify.STRICT).cancel();
        // When
        story.finished("orders", 1, 101L, 0L, "");
        // Then
        assertThat(story.table("orders").state()).isEqualTo(TableState.FINISHED);
        assertThat(story.table("orders").message()).contains("the source has changed");
        assertThat(story.record().state()).isEqualTo(ImportState.CANCELLED);
    }

    @Test
    void isNotMovedByWhatIsSaidAgainOfTheJob() {
        // Given
        Story story = running(Verify.STRICT).finished("orders", 1, 101L, 0L, "");
        TableCheckpoint held = story.table("orders");
        // When
        story.finished("orders", 1, 101L, 0L, "").progressed("orders", 1, 0.5, 3).lost("orders", 1);
        // Then
        assertThat(story.table("orders")).isEqualTo(held);
        assertThat(story.ledger.dropped()).hasSize(3);
    }

    @Test
    void isCancelledOnceALookFindsNoJob() {
        // Given
        Story story = running(Verify.STRICT).finished("orders", 1, 101L, 0L, "").cancel();
        assertThat(story.table("orders").state()).isEqualTo(TableState.HELD);
        // When
        story.nothingFound("orders");
        // Then
        assertThat(story.table("orders").state()).isEqualTo(TableState.CANCELLED);
    }

    @Test
    void waitsAgainWhenAPersonRetriesIt() {
        // Given
        Story story = running(Verify.STRICT).finished("orders", 1, 101L, 0L, "");
        // When
        story.retryAndTruncate();
        // Then
        assertThat(story.table("orders").state()).isEqualTo(TableState.SUBMITTING);
        assertThat(story.table("orders").truncate()).isTrue();
        assertThat(story.table("orders").priorJobs()).containsExactly(1L);
    }

    private static TableDiscovered found(Story story, Format format, @Nullable Long exactBytes) {
        TableDiscovered found = Story.found(Story.NIGHTLY, story.scanId(Story.NIGHTLY), "orders", 100);
        TablePlan plan = new TablePlan(found.plan().location(), null, format, null, null, null, null, exactBytes);
        return new TableDiscovered(found.importId(), found.scanId(), found.schema(), found.table(), plan, found.files(),
                found.bytes(), found.digest());
    }
}
