package dev.sluice.docs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.topic.Topic;
import dev.sluice.topic.Topics;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

/** {@code docs/reference/topics.md} says of each topic what is declared. */
class TopicsPageTest {

    @Test
    void saysPartitionsAndCleanUpOfEveryTopic() throws IOException {
        // Given
        List<String> declared = new Topics("").all().stream().map(TopicsPageTest::described).toList();
        // When
        List<String> rows = Page.read("topics.md").text().lines().filter(line -> line.startsWith("| `")).toList();
        // Then
        assertThat(rows.stream().map(TopicsPageTest::described)).containsExactlyElementsOf(declared);
    }

    private static String described(Topic topic) {
        String cleanUp = topic.retention() == null
                ? "compact"
                : "delete after " + topic.retention().toDays() + " days";
        return "`" + topic.name() + "` " + topic.partitions() + " " + cleanUp;
    }

    private static String described(String row) {
        String[] cells = row.split("\\s*\\|\\s*", -1);
        return cells[1] + " " + cells[3] + " " + cells[6];
    }
}
