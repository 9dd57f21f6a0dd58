package dev.sluice.submitter.decision;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.event.Command.CancelImport;
import dev.sluice.event.Command.PauseImport;
import dev.sluice.event.Command.ResumeImport;
import dev.sluice.event.ImportId;
import dev.sluice.event.JobOutcome;
import dev.sluice.event.Manifest;
import dev.sluice.event.Manifest.Policy;
import dev.sluice.event.Manifest.Source;
import dev.sluice.event.Refusal;
import dev.sluice.event.SubmissionFact.NothingFound;
import dev.sluice.event.TableKey;
import dev.sluice.event.TableState;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Who may go next: the window of the import, the limit of the target, and turns between imports. */
class AdmissionTest {

    private static List<String> inFlight(Story story, ImportId id) {
        return story.ledger.inFlight("default")
                .stream()
                .filter(key -> key.importId().equals(id))
                .map(TableKey::table)
                .toList();
    }

    private static Story scan(Story story, ImportId id, Policy policy, String... tables) {
        story.start(id, Story.manifest(policy));
        for (String table : tables) {
            story.discover(id, table, 100);
        }
        return story.scanned(id);
    }

    @Test
    void takesTheLargestFirstAndEqualOnesByName() {
        // Given
        Story story = new Story().start(Story.NIGHTLY, Story.manifest(Story.window(3)));
        // When
        story.discover("small", 10).discover("b", 100).discover("huge", 1000).discover("a", 100).scanned();
        // Then
        assertThat(inFlight(story, Story.NIGHTLY)).containsExactlyInAnyOrder("huge", "a", "b");
    }

    @Test
    @DisplayName("S-F13 keeps to the window, which bounds the jobs in TiDB and not only what is being submitted")
    void keepsToTheWindow() {
        // Given
        Story story = Story.importing(Story.window(2), "a", "b", "c", "d");
        assertThat(inFlight(story, Story.NIGHTLY)).containsExactly("a", "b");
        // When
        story.submitted("a", 1).ended("a", 1, JobOutcome.FINISHED);
        // Then
        assertThat(inFlight(story, Story.NIGHTLY)).containsExactly("b", "c");
    }

    @Test
    void keepsToTheLimitOfTheTargetOverAllImports() {
        // Given
        Story story = new Story(Map.of("default", 3));
        // When
        scan(story, Story.NIGHTLY, Story.window(8), "a", "b");
        scan(story, Story.OTHER, Story.window(8), "c", "d");
        // Then
        assertThat(inFlight(story, Story.NIGHTLY)).containsExactly("a", "b");
        assertThat(inFlight(story, Story.OTHER)).containsExactly("c");
    }

    @Test
    void letsImportsTakeTurns() {
        // Given
        Story story = new Story(Map.of("default", 2));
        scan(story, Story.NIGHTLY, Story.window(8), "a", "b", "c", "d");
        scan(story, Story.OTHER, Story.window(8), "x", "y");
        // When
        story.submitted("a", 1).ended("a", 1, JobOutcome.FINISHED);
        // Then
        assertThat(inFlight(story, Story.NIGHTLY)).containsExactly("b");
        assertThat(inFlight(story, Story.OTHER)).containsExactly("x");
    }

    @Test
    void prefersTheOlderImportWhenBothHaveTheSame() {
        // Given
        Story story = new Story(Map.of("default", 1));
        scan(story, Story.OTHER, Story.window(8), "w", "x");
        scan(story, Story.NIGHTLY, Story.window(8), "a");
        story.tell(new PauseImport(Story.OTHER, true));
        // When
        story.tell(new NothingFound(Story.OTHER, "shop", "w",
                story.table(Story.OTHER, "w").groupKey(), 1));
        story.tell(new ResumeImport(Story.OTHER));
        // Then
        assertThat(inFlight(story, Story.NIGHTLY)).containsExactly("a");
        assertThat(inFlight(story, Story.OTHER)).isEmpty();
        // When
        story.submitted("a", 1).ended("a", 1, JobOutcome.FINISHED);
        // Then
        assertThat(inFlight(story, Story.OTHER)).containsExactly("w");
    }

    @Test
    void aFullTargetDoesNotHoldAnotherBack() {
        // Given
        Story story = new Story(Map.of("default", 1, "archive", 1));
        scan(story, Story.NIGHTLY, Story.window(8), "a", "b");
        // When
        story.start(Story.OTHER,
                new Manifest(new Source("s3://b/d", null), null, "archive", null, null, Policy.DEFAULT, null));
        story.discover(Story.OTHER, "x", 5).scanned(Story.OTHER);
        // Then
        assertThat(story.table(Story.OTHER, "x").state()).isEqualTo(TableState.SUBMITTING);
    }

    @Test
    void ofTwoImportsOfOneTableTheSecondIsHeldNamingTheFirst() {
        // Given
        Story story = scan(new Story(), Story.OTHER, Story.window(8), "Orders");
        // When
        scan(story, Story.NIGHTLY, Story.window(8), "orders");
        // Then
        assertThat(story.table("orders").state()).isEqualTo(TableState.HELD);
        assertThat(story.table("orders").message()).contains("import other").contains("sluice cancel nightly");
        assertThat(story.record().shown().word()).isEqualTo("failed");
    }

    @Test
    void thePolicyAppliesWhenATableIsOwnedElsewhere() {
        // Given
        Story story = scan(new Story(), Story.OTHER, Story.window(8), "orders");
        // When
        scan(story, Story.NIGHTLY, Policy.DEFAULT, "orders", "lines");
        // Then
        assertThat(story.table("lines").state()).isEqualTo(TableState.CANCELLED);
    }

    @Test
    void aHeldTableMayBeRetriedOnceTheOtherImportHasEnded() {
        // Given
        Story story = scan(new Story(), Story.OTHER, Story.window(8), "orders");
        scan(story, Story.NIGHTLY, Story.window(8), "orders").retry();
        assertThat(story.answer().accepted()).isFalse();
        story.tell(new CancelImport(Story.OTHER));
        story.tell(new NothingFound(Story.OTHER, "shop", "orders",
                story.table(Story.OTHER, "orders").groupKey(), 1));
        // When
        story.retry();
        // Then
        assertThat(story.table("orders").state()).isEqualTo(TableState.SUBMITTING);
    }

    @Test
    void aTableHeldForJobsInTheWayStaysOwned() {
        // Given
        Story story = Story.importing("orders");
        story.refused("orders", Refusal.JOBS_IN_THE_WAY, "jobs 7 and 8");
        // When
        scan(story, Story.OTHER, Story.window(8), "orders");
        // Then
        assertThat(story.table(Story.OTHER, "orders").state()).isEqualTo(TableState.HELD);
    }

    @Test
    void aTableWhoseLostJobMayShowItselfAgainStaysOwned() {
        // Given
        Story story = Story.running().lost("orders", 1);
        // When
        scan(story, Story.OTHER, Story.window(8), "orders");
        // Then
        assertThat(story.table(Story.OTHER, "orders").state()).isEqualTo(TableState.HELD);
    }
}
