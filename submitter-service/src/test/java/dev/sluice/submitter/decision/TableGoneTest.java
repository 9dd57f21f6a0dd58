package dev.sluice.submitter.decision;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.checkpoint.HeldBecause;
import dev.sluice.checkpoint.TableCheckpoint;
import dev.sluice.event.ImportState;
import dev.sluice.event.TableState;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The rows of the state table on a job that finished, and whose table somebody has dropped, emptied or made anew since. */
class TableGoneTest {

    private static Story running() {
        return new Story().start().discover("orders", 100).scanned().submitted("orders", 1);
    }

    @Test
    void isHeldAlsoWhereTheImportIsNotStrict() {
        // Given
        Story story = running();
        // When
        story.finishedOf("orders", 1, true);
        // Then
        TableCheckpoint table = story.table("orders");
        assertThat(table.state()).isEqualTo(TableState.HELD);
        assertThat(table.held()).isEqualTo(HeldBecause.TABLE_GONE);
        assertThat(table.expectsJob()).isFalse();
        assertThat(table.message()).startsWith("shop.orders was dropped, emptied or made anew since job 1 filled it")
                .contains("run: sluice cancel nightly");
        assertThat(story.record().state()).isEqualTo(ImportState.FAILED);
    }

    @ParameterizedTest
    @CsvSource({"false", ","})
    void isFinishedWhereTheTableIsThereOrNobodyKnows(@Nullable Boolean tableGone) {
        // Given
        Story story = running();
        // When
        story.finishedOf("orders", 1, tableGone);
        // Then
        assertThat(story.table("orders").state()).isEqualTo(TableState.FINISHED);
        assertThat(story.table("orders").message()).isEmpty();
    }

    @Test
    void isFinishedWithAWarningWhereTheUserHasEndedTheImportSince() {
        // Given
        Story story = running().cancel();
        // When
        story.finishedOf("orders", 1, true);
        // Then
        assertThat(story.table("orders").state()).isEqualTo(TableState.FINISHED);
        assertThat(story.table("orders").message()).contains("rows are gone");
    }
}
