package dev.sluice.submitter.decision;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.checkpoint.HeldBecause;
import dev.sluice.checkpoint.TableCheckpoint;
import dev.sluice.event.ImportState;
import dev.sluice.event.JobOutcome;
import dev.sluice.event.Manifest.Policy;
import dev.sluice.event.OnFailure;
import dev.sluice.event.ScanFact.TableDiscovered;
import dev.sluice.event.TablePlan;
import dev.sluice.event.TableState;
import dev.sluice.event.Verify;
import dev.sluice.sdk.scan.Format;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The rows of the state table on a job that finished without a row. */
class NoRowsTest {

    private static final String WORDS = "TiDB imported no row, but the scan saw one in s3://bucket/dump/orders";

    private static Story running(@Nullable Verify verify, @Nullable Boolean hasRows) {
        Story story = new Story().start(Story.NIGHTLY, Story.manifest(new Policy(2, OnFailure.CANCEL_REMAINING, null,
                verify)));
        return story.tell(found(story, hasRows)).scanned().submitted("orders", 1);
    }

    private static TableDiscovered found(Story story, @Nullable Boolean hasRows) {
        TableDiscovered found = Story.found(Story.NIGHTLY, story.scanId(Story.NIGHTLY), "orders", 100);
        TablePlan plan = new TablePlan("s3://bucket/dump/orders", null, Format.CSV, null, null, null, null, 100L, null,
                null, null, hasRows);
        return new TableDiscovered(found.importId(), found.scanId(), found.schema(), found.table(), plan, found.files(),
                found.bytes(), found.digest());
    }

    @ParameterizedTest(name = "the scan saw a row: {0}, TiDB counted {1}")
    @CsvSource({"true,1", "true,", "false,0", ",0"})
    void saysNothingWhereARowCameOrNoneIsKnownOf(@Nullable Boolean seen, @Nullable Long rows) {
        // Given
        Story story = running(Verify.STRICT, seen);
        // When
        story.ended("orders", 1, JobOutcome.FINISHED, rows);
        // Then
        assertThat(story.table("orders").state()).isEqualTo(TableState.FINISHED);
        assertThat(story.table("orders").message()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"WARN", ","})
    void finishesWithAWarningThatNamesThePattern(@Nullable Verify verify) {
        // Given
        Story story = running(verify, true);
        // When
        story.ended("orders", 1, JobOutcome.FINISHED, 0L);
        // Then
        assertThat(story.table("orders").state()).isEqualTo(TableState.FINISHED);
        assertThat(story.table("orders").importedRows()).isZero();
        assertThat(story.table("orders").message()).startsWith(WORDS).contains("csv.header");
        assertThat(story.record().state()).isEqualTo(ImportState.FINISHED);
    }

    @Test
    void isHeldWhereTheImportIsStrict() {
        // Given
        Story story = running(Verify.STRICT, true);
        // When
        story.ended("orders", 1, JobOutcome.FINISHED, 0L);
        // Then
        TableCheckpoint table = story.table("orders");
        assertThat(table.state()).isEqualTo(TableState.HELD);
        assertThat(table.held()).isEqualTo(HeldBecause.NO_ROWS);
        assertThat(table.ownsTable()).isFalse();
        assertThat(table.expectsJob()).isFalse();
        assertThat(table.message()).startsWith(WORDS).contains("run: sluice cancel nightly");
        assertThat(story.record().state()).isEqualTo(ImportState.FAILED);
    }

    @Test
    void saysBothWhereTheBytesDifferToo() {
        // Given
        Story story = running(Verify.STRICT, true);
        // When
        story.ended("orders", 1, JobOutcome.FINISHED, 0L, 90L);
        // Then
        assertThat(story.table("orders").held()).isEqualTo(HeldBecause.SOURCE_CHANGED);
        assertThat(story.table("orders").message()).contains("TiDB read 90 bytes, the scan saw 100; " + WORDS);
    }

    @Test
    void finishesWithAWarningWhereTheUserHasEndedTheImportSince() {
        // Given
        Story story = running(Verify.STRICT, true).cancel();
        // When
        story.ended("orders", 1, JobOutcome.FINISHED, 0L);
        // Then
        assertThat(story.table("orders").state()).isEqualTo(TableState.FINISHED);
        assertThat(story.table("orders").message()).startsWith(WORDS);
    }

    @ParameterizedTest
    @CsvSource({"FAILED", "CANCELLED"})
    void saysNothingOfAJobThatDidNotFinish(JobOutcome outcome) {
        // Given
        Story story = running(Verify.STRICT, true);
        // When
        story.ended("orders", 1, outcome, 0L);
        // Then
        assertThat(story.table("orders").state().word()).isEqualTo(outcome.word());
        assertThat(story.table("orders").message()).doesNotContain("no row");
    }

    @Test
    void judgesEachAttemptAnew() {
        // Given
        Story story = running(Verify.STRICT, true);
        story.ended("orders", 1, JobOutcome.FINISHED, 0L);
        // When
        story.retryAndTruncate().submitted("orders", 2).ended("orders", 2, JobOutcome.FINISHED, 3L);
        // Then
        assertThat(story.table("orders").state()).isEqualTo(TableState.FINISHED);
        assertThat(story.table("orders").message()).isEmpty();
        assertThat(story.table("orders").held()).isNull();
    }
}
