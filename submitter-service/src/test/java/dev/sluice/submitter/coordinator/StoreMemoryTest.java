package dev.sluice.submitter.coordinator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.checkpoint.AppliedOffsets;
import dev.sluice.checkpoint.CheckpointRecord;
import dev.sluice.wire.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.processor.api.MockProcessorContext;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.Stores;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class StoreMemoryTest {
    private static final int MANY = 1200;

    private final KeyValueStore<String, byte[]> store = Stores.keyValueStoreBuilder(Stores.inMemoryKeyValueStore("it"),
            Serdes.String(), Serdes.ByteArray()).withLoggingDisabled().build();
    private final Memory memory = new StoreMemory(store);

    @BeforeEach
    void start() {
        store.init(new MockProcessorContext<>().getStateStoreContext(), store);
    }

    @Test
    void showsEachRecordOfAPrefixOnceAndInOrderAlsoWhileTheyAreDeleted() {
        // Given
        IntStream.range(0, MANY).forEach(number -> put(key("nightly", number), number));
        put(key("nightly2", 0), -1);

        // When
        List<Long> shown = new ArrayList<>();
        memory.each("nightly/", record -> {
            shown.add(numberIn(record));
            memory.delete(key("nightly", numberIn(record)));
        });

        // Then
        assertThat(shown).containsExactlyElementsOf(LongStream.range(0, MANY).boxed().toList());
        memory.each("nightly/", record -> assertThat(record).as("all are deleted").isNull());
    }

    @Test
    void hasNoRangeOpenWhileItShowsARecord() {
        // Given
        IntStream.range(0, MANY).forEach(number -> put(key("nightly", number), number));

        // When
        List<Long> shown = new ArrayList<>();
        memory.each("nightly/", record -> {
            if (shown.isEmpty()) {
                put(key("nightly", MANY), MANY);
            }
            shown.add(numberIn(record));
        });

        // Then: a range that was open would not know the key
        assertThat(shown).hasSize(MANY + 1).endsWith((long) MANY);
    }

    private void put(String key, long number) {
        AppliedOffsets record = new AppliedOffsets(Map.of("topic", number));
        memory.put(key, record, Json.write(record));
    }

    private static String key(String importId, long number) {
        return String.format("%s/shop/t%06d", importId, number);
    }

    private static long numberIn(CheckpointRecord record) {
        return ((AppliedOffsets) record).offsets().get("topic");
    }
}
