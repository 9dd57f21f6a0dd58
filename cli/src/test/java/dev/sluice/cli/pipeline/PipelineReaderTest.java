package dev.sluice.cli.pipeline;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.event.ImportId;
import dev.sluice.event.StatusEvent;
import dev.sluice.topic.Topics;
import dev.sluice.wire.Json;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PipelineReaderTest {

    private static final Topics TOPICS = new Topics("sluice.");
    private static final TopicPartition CHECKPOINTS = new TopicPartition(TOPICS.tableCheckpoints().name(), 3);
    private static final TopicPartition STATUS = new TopicPartition(TOPICS.importStatus().name(), 5);
    private static final Duration SOON = Duration.ofSeconds(10);

    private final MockConsumer<byte[], byte[]> consumer = new MockConsumer<>("earliest");

    @BeforeEach
    void describeTopics() {
        Map<TopicPartition, Long> none = new HashMap<>();
        for (int partition = 0; partition < TOPICS.tableCheckpoints().partitions(); partition++) {
            none.put(new TopicPartition(TOPICS.tableCheckpoints().name(), partition), 0L);
            none.put(new TopicPartition(TOPICS.importStatus().name(), partition), 0L);
        }
        consumer.updateBeginningOffsets(none);
        consumer.updateEndOffsets(none);
    }

    @Test
    void foldsAllCheckpointsThatAreThere() {
        // Given
        consumer.updateEndOffsets(Map.of(CHECKPOINTS, 1L));
        PipelineReader reader = PipelineReader.open(consumer, TOPICS);
        consumer.schedulePollTask(() -> consumer.addRecord(new ConsumerRecord<>(CHECKPOINTS.topic(), 3, 0,
                "nightly".getBytes(UTF_8), Json.write(Views.record("nightly")))));

        // When
        Imports imports = reader.foldToEnd(SOON);

        // Then
        assertThat(imports.find(new ImportId("nightly"))).isPresent();
    }

    @Test
    void hearsOnlyWhatIsPublishedAfterItWasOpened() {
        // Given
        consumer.updateEndOffsets(Map.of(STATUS, 1L));
        PipelineReader reader = PipelineReader.open(consumer, TOPICS);
        StatusEvent later = new StatusEvent.CommandAnswered(new ImportId("nightly"), "cancel-import", 4, true, "",
                Views.START);

        // When
        status(0, Json.write(later));
        status(1, "{\"type\":\"made-by-a-newer-release\"}".getBytes(UTF_8));
        status(2, Json.write(later));

        // Then
        assertThat(reader.nextEvents()).containsExactly(later);
        assertThat(reader.nextEvents()).isEmpty();
    }

    @Test
    void givesUpWhenTheBrokerDoesNotDeliver() {
        // Given
        PipelineReader reader = PipelineReader.open(consumer, TOPICS);
        consumer.updateEndOffsets(Map.of(CHECKPOINTS, 1L));

        // Then
        assertThatThrownBy(() -> reader.foldToEnd(Duration.ZERO)).isInstanceOf(PipelineUnreachableException.class);
    }

    private void status(long offset, byte[] value) {
        consumer.addRecord(new ConsumerRecord<>(STATUS.topic(), STATUS.partition(), offset, new byte[0], value));
    }
}
