package dev.sluice.submitter.coordinator;

import dev.sluice.checkpoint.CheckpointRecord;
import java.util.function.Consumer;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/** Kafka Streams' store as memory: durable with the transaction of the input that is being decided on. */
record StoreMemory(KeyValueStore<String, CheckpointRecord> store) implements Memory {
    /** Sorts after every character of a key. */
    private static final String LAST = "\uffff";

    @Override
    public @Nullable CheckpointRecord get(String key) {
        return store.get(key);
    }

    @Override
    public void put(String key, CheckpointRecord record) {
        store.put(key, record);
    }

    @Override
    public void delete(String key) {
        store.delete(key);
    }

    @Override
    public void each(String prefix, Consumer<CheckpointRecord> reader) {
        try (KeyValueIterator<String, CheckpointRecord> range = store.range(prefix, prefix + LAST)) {
            range.forEachRemaining(entry -> reader.accept(entry.value));
        }
    }
}
