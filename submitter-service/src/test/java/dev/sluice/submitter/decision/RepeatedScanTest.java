package dev.sluice.submitter.decision;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.event.ScanFact.TableDiscovered;
import dev.sluice.event.TablePlan;
import dev.sluice.event.TableState;
import dev.sluice.sdk.scan.Format;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** A scanner died and another begins its scan again, or the dead one comes back: what each saw of jobs before ours counts. */
class RepeatedScanTest {

    private final Story story = new Story().start();

    @Test
    void unitesTheJobsThatEachScanSawUntilSomethingIsSent() {
        // When
        story.tell(found("s3://bucket/old.csv", List.of(2L, 1L))).tell(found("s3://bucket/new.csv", List.of(3L, 2L)));
        // Then
        assertThat(story.table("orders")).satisfies(table -> {
            assertThat(table.plan().jobsBefore()).containsExactly(1L, 2L, 3L);
            assertThat(table.plan().location()).isEqualTo("s3://bucket/new.csv");
            assertThat(table.state()).isEqualTo(TableState.WAITING);
        });
    }

    @Test
    void keepsWhatOneScanSawWhenAFormerReleasesDidNotLook() {
        // When
        story.tell(found("s3://bucket/new.csv", List.of(1L))).tell(found("s3://bucket/old.csv", null));
        // Then
        assertThat(story.table("orders").plan().jobsBefore()).containsExactly(1L);
    }

    @Test
    void changesNothingOfATableThatWasSubmitted() {
        // Given
        story.tell(found("s3://bucket/old.csv", List.of(1L))).scanned();
        assertThat(story.table("orders").state()).isEqualTo(TableState.SUBMITTING);
        // When: our own job would be among these
        story.tell(found("s3://bucket/new.csv", List.of(1L, 30001L)));
        // Then
        assertThat(story.table("orders").plan().jobsBefore()).containsExactly(1L);
        assertThat(story.table("orders").attempt()).isEqualTo(1);
    }

    private TableDiscovered found(String location, @Nullable List<Long> before) {
        TablePlan plan = new TablePlan(location, null, Format.CSV, null, null, null, null).after(before);
        return new TableDiscovered(Story.NIGHTLY, story.scanId(Story.NIGHTLY), "shop", "orders", plan, 2, 100,
                "digest");
    }
}
