package dev.sluice.topic;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class TopicsTest {
    private static final Topics TOPICS = new Topics("cell-1.");

    @Test
    void everyNameStartsWithThePrefix() {
        assertThat(TOPICS.all()).hasSize(8).extracting(Topic::name).allMatch(name -> name.startsWith("cell-1."));
    }

    @Test
    void everyInputOfTheCoordinatorHasOnePartition() {
        // Given
        List<Topic> inputs = List.of(TOPICS.importCommands(), TOPICS.tableDiscovered(), TOPICS.jobSubmitted(),
                TOPICS.jobStatus());
        // Then
        assertThat(inputs).extracting(Topic::partitions).containsOnly(1);
    }

    @Test
    void onlyTheCheckpointsAreCompacted() {
        assertThat(TOPICS.all()).filteredOn(Topic::isCompacted).containsExactly(TOPICS.tableCheckpoints());
    }
}
