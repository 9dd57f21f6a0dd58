package dev.sluice.submitter.decision;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.event.GroupKey;
import dev.sluice.event.Input;
import dev.sluice.event.JobFact.JobEnded;
import dev.sluice.event.JobFact.JobLost;
import dev.sluice.event.JobFact.JobProgressed;
import dev.sluice.event.JobOutcome;
import dev.sluice.event.JobProgress;
import dev.sluice.event.Manifest.Policy;
import dev.sluice.event.OnFailure;
import dev.sluice.event.Refusal;
import dev.sluice.event.ScanFact.ScanCompleted;
import dev.sluice.event.ScanFact.ScanFailed;
import dev.sluice.event.ScanFailure;
import dev.sluice.event.SubmissionFact.CancelRequested;
import dev.sluice.event.SubmissionFact.JobRefused;
import dev.sluice.event.SubmissionFact.JobSubmitted;
import dev.sluice.event.SubmissionFact.NothingFound;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Facts that come late, twice, or from another submission are counted and change nothing. */
class LateFactsTest {

    private static List<Input> everyFact(GroupKey group, int attempt) {
        JobProgress progress = new JobProgress("running", "importing", "import", 0.9, null, null, 99L, false);
        return List.of(new JobSubmitted(Story.NIGHTLY, "shop", "orders", group, attempt, 9, true),
                new JobRefused(Story.NIGHTLY, "shop", "orders", group, attempt, Refusal.FAILED, 1, "no"),
                new JobRefused(Story.NIGHTLY, "shop", "orders", group, attempt, Refusal.JOBS_IN_THE_WAY, 1, "no"),
                new NothingFound(Story.NIGHTLY, "shop", "orders", group, attempt),
                new CancelRequested(Story.NIGHTLY, "shop", "orders", group, attempt, 1),
                new JobProgressed(Story.NIGHTLY, "shop", "orders", group, attempt, 1, progress),
                new JobEnded(Story.NIGHTLY, "shop", "orders", group, attempt, 1, JobOutcome.FAILED, 1L, 1L, "no"),
                new JobLost(Story.NIGHTLY, "shop", "orders", group, attempt, 1));
    }

    @ParameterizedTest
    @EnumSource(JobOutcome.class)
    void nothingMovesAnEndedTable(JobOutcome outcome) {
        // Given
        Story story = Story.running().ended("orders", 1, outcome);
        MemoryLedger.Memory before = story.ledger.memory();
        int said = story.ledger.published().size();
        List<Input> facts = everyFact(story.group("orders"), 1);
        // When
        facts.forEach(story::tell);
        // Then
        assertThat(story.ledger.memory()).isEqualTo(before);
        assertThat(story.ledger.published()).hasSize(said);
        assertThat(story.ledger.dropped()).hasSize(facts.size());
    }

    @Test
    void factsOfAnEarlierAttemptAreDropped() {
        // Given
        Story story = Story.running().ended("orders", 1, JobOutcome.FAILED).retry();
        assertNothingChanges(story, everyFact(story.group("orders"), 1));
    }

    @Test
    void factsOfAnEarlierImportWithTheSameIdAreDropped() {
        // Given
        Story story = Story.running();
        GroupKey earlier = story.group("orders");
        story.ended("orders", 1, JobOutcome.FAILED).forget().start().discover("orders", 100).scanned();
        assertThat(story.group("orders")).isNotEqualTo(earlier);
        assertNothingChanges(story, everyFact(earlier, 1));
    }

    @Test
    void factsOfAnUnknownImportAreDropped() {
        // Given
        Story story = new Story();
        assertNothingChanges(story, everyFact(new GroupKey("gone"), 1));
    }

    @Test
    @DisplayName("S-G4 facts of another job are dropped")
    void factsOfAnotherJobAreDropped() {
        // Given
        Story story = Story.running();
        MemoryLedger.Memory before = story.ledger.memory();
        // When
        story.ended("orders", 2, JobOutcome.FINISHED).progressed("orders", 2, 0.5, 1).lost("orders", 2);
        // Then
        assertThat(story.ledger.memory()).isEqualTo(before);
    }

    @Test
    void aRepeatedSubmissionIsDropped() {
        // Given
        Story story = Story.running();
        assertNothingChanges(story,
                List.of(new JobSubmitted(Story.NIGHTLY, "shop", "orders", story.group("orders"), 1, 1, true)));
    }

    static Stream<Input> lateScanFacts() {
        return Stream.of(Story.found(Story.NIGHTLY, "another-scan", "orders", 9),
                new ScanCompleted(Story.NIGHTLY, "another-scan", 1, "x"),
                new ScanFailed(Story.NIGHTLY, "another-scan", ScanFailure.REFUSED, "no"));
    }

    @ParameterizedTest
    @MethodSource("lateScanFacts")
    void factsOfAnotherScanAreDropped(Input fact) {
        // Given
        Story story = new Story().start().discover("orders", 100);
        assertNothingChanges(story, List.of(fact));
    }

    @Test
    void scanFactsAfterACancelAreDropped() {
        // Given
        Story story = new Story().start().discover("orders", 100).cancel();
        MemoryLedger.Memory before = story.ledger.memory();
        // When
        story.discover("late", 5).scanned().scanFailed(ScanFailure.REFUSED);
        // Then
        assertThat(story.ledger.memory()).isEqualTo(before);
    }

    @Test
    void aSecondScanCompletedIsDropped() {
        // Given
        Story story = Story.importing(new Policy(1, OnFailure.CONTINUE, null), "a", "b");
        MemoryLedger.Memory before = story.ledger.memory();
        // When
        story.scanned();
        // Then
        assertThat(story.ledger.memory()).isEqualTo(before);
    }

    private static void assertNothingChanges(Story story, List<Input> facts) {
        MemoryLedger.Memory before = story.ledger.memory();
        int drops = story.ledger.dropped().size();
        // When
        facts.forEach(story::tell);
        // Then
        assertThat(story.ledger.memory()).isEqualTo(before);
        assertThat(story.ledger.dropped()).hasSize(drops + facts.size());
    }
}
