package dev.sluice.submitter.recovery;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import org.junit.jupiter.api.Test;

class ReadingTest {
    private static final TopicPartition COMMANDS = new TopicPartition("commands", 0);
    private static final TopicPartition FACTS = new TopicPartition("facts", 0);

    private final MockConsumer<byte[], byte[]> consumer = new MockConsumer<>("earliest");

    @Test
    void givesTheOldestFirstAndStopsAtTheEnds() {
        // Given
        Reading reading = reading(2, 3);
        add(COMMANDS, 0, 10);
        add(COMMANDS, 1, 40);
        add(COMMANDS, 2, 41);
        add(FACTS, 0, 20);
        add(FACTS, 1, 30);
        add(FACTS, 2, 40);
        add(FACTS, 3, 50);
        // When
        List<String> read = new ArrayList<>();
        long count = reading.each(record -> read.add(record.topic() + "@" + record.timestamp()));
        // Then
        assertThat(read).containsExactly("commands@10", "facts@20", "facts@30", "commands@40", "facts@40");
        assertThat(count).isEqualTo(5);
    }

    @Test
    void beginsWhereRetentionHasLeftSomething() {
        // Given
        consumer.updateBeginningOffsets(Map.of(COMMANDS, 5L, FACTS, 9L));
        Reading reading = new Reading(consumer, ends(6, 3));
        add(COMMANDS, 5, 10);
        // When
        Optional<ConsumerRecord<byte[], byte[]>> first = reading.next();
        // Then
        assertThat(first).hasValueSatisfying(record -> assertThat(record.offset()).isEqualTo(5));
        assertThat(reading.next()).isEmpty();
    }

    @Test
    void hasNothingToReadWhereNothingWasWritten() {
        assertThat(reading(0, 0).next()).isEmpty();
        assertThat(new Reading(consumer, Map.of()).next()).isEmpty();
    }

    private Reading reading(long commands, long facts) {
        consumer.updateBeginningOffsets(Map.of(COMMANDS, 0L, FACTS, 0L));
        return new Reading(consumer, ends(commands, facts));
    }

    private static Map<TopicPartition, Long> ends(long commands, long facts) {
        Map<TopicPartition, Long> ends = new LinkedHashMap<>();
        ends.put(COMMANDS, commands);
        ends.put(FACTS, facts);
        return ends;
    }

    private void add(TopicPartition partition, long offset, long at) {
        consumer.addRecord(new ConsumerRecord<>(partition.topic(), 0, offset, at, TimestampType.LOG_APPEND_TIME, 0, 0,
                new byte[0], new byte[0], new RecordHeaders(), Optional.empty()));
    }
}
