package dev.sluice.submitter.coordinator;

import dev.sluice.checkpoint.CheckpointRecord;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/**
 * Kafka Streams' store as memory: durable with the transaction of the input that is being decided on.
 *
 * <p>One input asks for its import and its offsets several times, and the next input for the same again, so what was used last
 * is kept as it is, beside the store that keeps bytes. A task whose transaction was aborted starts with a new memory.
 */
final class StoreMemory implements Memory {
    /** Sorts after every character of a key. */
    private static final String LAST = "\uffff";
    private static final int KEPT = 500;

    private final KeyValueStore<String, CheckpointRecord> store;
    private final Map<String, CheckpointRecord> lastUsed = new LinkedHashMap<>(KEPT, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, CheckpointRecord> eldest) {
            return size() > KEPT;
        }
    };

    StoreMemory(KeyValueStore<String, CheckpointRecord> store) {
        this.store = store;
    }

    @Override
    public @Nullable CheckpointRecord get(String key) {
        return lastUsed.computeIfAbsent(key, store::get);
    }

    @Override
    public void put(String key, CheckpointRecord record) {
        store.put(key, record);
        lastUsed.put(key, record);
    }

    @Override
    public void delete(String key) {
        store.delete(key);
        lastUsed.remove(key);
    }

    @Override
    public void each(String prefix, Consumer<CheckpointRecord> reader) {
        try (KeyValueIterator<String, CheckpointRecord> range = store.range(prefix, prefix + LAST)) {
            range.forEachRemaining(entry -> reader.accept(entry.value));
        }
    }
}
