package dev.sluice.submitter.decision;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.event.ImportState;
import dev.sluice.event.JobOutcome;
import dev.sluice.event.Refusal;
import dev.sluice.event.TableState;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** A command that cannot be carried out now is answered and changes nothing. */
class CommandGuardsTest {

    static Stream<Arguments> refusedCommands() {
        return Stream.of(
                refused("pause of nothing", new Story(), Story::pause, "no import has the id nightly"),
                refused("resume of nothing", new Story(), Story::resume, "no import"),
                refused("cancel of nothing", new Story(), Story::cancel, "no import"),
                refused("retry of nothing", new Story(), Story::retry, "no import"),
                refused("forget of nothing", new Story(), Story::forget, "no import"),
                refused("pause while cancelling", Story.running().cancel(), Story::pause, "cancelling"),
                refused("resume while cancelling", Story.running().pause().cancel(), Story::resume, "cancelling"),
                refused("retry while cancelling", Story.running().cancel(), Story::retry, "cancel"),
                refused("pause after the end", finished(), Story::pause, "finished"),
                refused("resume after the end", finished(), Story::resume, "finished"),
                refused("resume without a pause", Story.running(), Story::resume, "not paused but importing"),
                refused("cancel after the end", finished(), Story::cancel, "already finished"),
                refused("retry while scanning", new Story().start(), Story::retry, "scan has not completed"),
                refused("retry after a failed scan", new Story().start().cancel(), Story::retry, "scan has not"),
                refused("retry with nothing to retry", finished(), Story::retry, "no such table"),
                refused("S-H4 retry of another table", failed(), story -> story.retry("other"), "no such table"),
                refused("retry under a policy at work", policyAtWork(), Story::retry, "are being cancelled"),
                refused("forget while importing", Story.running(), Story::forget, "sluice cancel nightly"),
                refused("forget while paused", Story.running().pause(), Story::forget, "is paused"),
                refused("forget with jobs in the way",
                        Story.importing("orders").refused("orders", Refusal.JOBS_IN_THE_WAY, "jobs 7 and 8"),
                        Story::forget, "shop.orders may still have a live job"),
                refused("forget while a held table is looked after", Story.running().lost("orders", 1).cancel(),
                        Story::forget, "shop.orders may still have a live job"));
    }

    private static Arguments refused(String name, Story given, Consumer<Story> command, String answer) {
        return Arguments.of(Named.of(name, given), command, answer);
    }

    private static Story finished() {
        return Story.running().ended("orders", 1, JobOutcome.FINISHED);
    }

    private static Story failed() {
        return Story.running().ended("orders", 1, JobOutcome.FAILED);
    }

    private static Story policyAtWork() {
        return Story.importing("a", "b").submitted("a", 1).submitted("b", 2).ended("a", 1, JobOutcome.FAILED);
    }

    @ParameterizedTest
    @MethodSource("refusedCommands")
    void isAnsweredAndChangesNothing(Story story, Consumer<Story> command, String answer) {
        // Given
        MemoryLedger.Memory before = story.ledger.memory();
        int orders = story.ledger.ordered().size();
        // When
        command.accept(story);
        // Then
        assertThat(story.answer().accepted()).isFalse();
        assertThat(story.answer().message()).contains(answer);
        assertThat(story.ledger.memory()).isEqualTo(before);
        assertThat(story.ledger.ordered()).hasSize(orders);
    }

    @Test
    void aSecondCancelIsAcceptedAndWantsNothingNew() {
        // Given
        Story story = Story.running().cancel();
        MemoryLedger.Memory before = story.ledger.memory();
        // When
        story.cancel();
        // Then
        assertThat(story.answer().message()).isEqualTo("already cancelling");
        assertThat(story.ledger.memory()).isEqualTo(before);
    }

    @Test
    void anEndedImportWithHeldTablesMayBeCancelled() {
        // Given
        Story story = Story.running().lost("orders", 1);
        // When
        story.cancel();
        // Then
        assertThat(story.answer().accepted()).isTrue();
        assertThat(story.record().state()).isEqualTo(ImportState.CANCELLED);
    }

    @Test
    void retryTakesOnlyTheNamedTablesWhateverTheirCase() {
        // Given
        Story story = Story.importing(Story.window(2), "a", "b").submitted("a", 1).submitted("b", 2);
        story.ended("a", 1, JobOutcome.FAILED).ended("b", 2, JobOutcome.FAILED);
        // When
        story.retry("A");
        // Then
        assertThat(story.table("a").state()).isEqualTo(TableState.SUBMITTING);
        assertThat(story.table("b").state()).isEqualTo(TableState.FAILED);
        assertThat(story.answer().message()).isEqualTo("1 tables wait again");
    }

    /** TiDB Lightning, told to destroy what failed, drops the table; here a retry clears it only when told to. */
    @Test
    @DisplayName("S-H6 a retry of all takes what failed and leaves what is finished")
    void retryOfAllTakesWhatFailed() {
        // Given
        Story story = Story.importing(Story.window(2), "a", "b").submitted("a", 1).submitted("b", 2);
        story.ended("b", 2, JobOutcome.FINISHED).ended("a", 1, JobOutcome.FAILED);
        // When
        story.retry();
        // Then
        assertThat(story.table("a").state()).isEqualTo(TableState.SUBMITTING);
        assertThat(story.table("b").state()).isEqualTo(TableState.FINISHED);
        assertThat(story.answer().message()).isEqualTo("1 tables wait again");
    }

    @Test
    void retryWhilePausedWaits() {
        // Given
        Story story = Story.importing(Story.window(2), "a", "b").submitted("a", 1).submitted("b", 2);
        story.ended("a", 1, JobOutcome.FAILED).pause();
        // When
        story.retry();
        // Then
        assertThat(story.table("a").state()).isEqualTo(TableState.WAITING);
        assertThat(story.record().shown()).isEqualTo(ImportState.PAUSED);
    }

    @Test
    void aPauseMayBeMadeStronger() {
        // Given
        Story story = Story.running().pause();
        // When
        story.pauseAndCancelRunning();
        // Then
        assertThat(story.answer().accepted()).isTrue();
        assertThat(story.table("orders").cancelWanted()).isNotNull();
    }

    @Test
    @DisplayName("S-H7 forget frees the id and keeps nothing")
    void forgetFreesTheIdAndKeepsNothing() {
        // Given
        Story story = finished();
        // When
        story.forget();
        // Then
        assertThat(story.answer().accepted()).isTrue();
        assertThat(story.ledger.importRecord(Story.NIGHTLY)).isEmpty();
        assertThat(story.ledger.memory().tables()).isEmpty();
        assertThat(story.start().record().state()).isEqualTo(ImportState.SCANNING);
    }
}
