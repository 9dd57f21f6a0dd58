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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StoreMemoryTest {
    private final KeyValueStore<String, byte[]> store = Stores.keyValueStoreBuilder(Stores.inMemoryKeyValueStore("it"),
            Serdes.String(), Serdes.ByteArray()).withLoggingDisabled().build();
    private final Memory memory = new StoreMemory(store);

    @BeforeEach
    void start() {
        store.init(new MockProcessorContext<>().getStateStoreContext(), store);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 499, 500, 501, 1000, 1200})
    void showsEachRecordOfAPrefixOnceAndInOrderAlsoWhileTheyAreDeleted(int many) {
        // Given
        IntStream.range(0, many).forEach(number -> put(key("nightly", number), number));
        put(key("nightly2", 0), -1);

        // When
        List<Long> shown = new ArrayList<>();
        memory.each("nightly/", record -> {
            shown.add(numberIn(record));
            memory.delete(key("nightly", numberIn(record)));
        });

        // Then
        assertThat(shown).containsExactlyElementsOf(LongStream.range(0, many).boxed().toList());
        List<CheckpointRecord> left = new ArrayList<>();
        memory.each("nightly/", left::add);
        assertThat(left).isEmpty();
    }

    @Test
    void hasNoRangeOpenWhileItShowsARecord() {
        // Given
        IntStream.range(0, 3).forEach(number -> put(key("nightly", number), number));

        // When
        List<Long> shown = new ArrayList<>();
        memory.each("nightly/", record -> {
            memory.delete(key("nightly", 2));
            shown.add(numberIn(record));
        });

        // Then: a range that was open would not show what is gone
        assertThat(shown).containsExactly(0L, 1L, 2L);
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
