package dev.sluice.submitter.coordinator;

import dev.sluice.checkpoint.CheckpointRecord;
import dev.sluice.wire.Json;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/**
 * Kafka Streams' store as memory: durable with the transaction of the input that is being decided on.
 *
 * <p>The store keeps bytes. One input asks for its import and its offsets several times, and the next input for the same
 * again, so what was used last is kept as it is, too. A task whose transaction was aborted starts with a new memory.
 */
final class StoreMemory implements Memory {
    /** Sorts after every character of a key. */
    private static final String LAST = "\uffff";
    /** Sorts before every character of a key. */
    private static final char FIRST = 0;
    private static final int KEPT = 500;
    private static final int AT_ONCE = 500;

    private final KeyValueStore<String, byte[]> store;
    private final Map<String, CheckpointRecord> lastUsed = new LinkedHashMap<>(KEPT, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, CheckpointRecord> eldest) {
            return size() > KEPT;
        }
    };

    StoreMemory(KeyValueStore<String, byte[]> store) {
        this.store = store;
    }

    @Override
    public @Nullable CheckpointRecord get(String key) {
        return lastUsed.computeIfAbsent(key, unused -> read(store.get(key)));
    }

    private static @Nullable CheckpointRecord read(byte @Nullable [] json) {
        return json == null ? null : Json.readOwn(json, CheckpointRecord.class);
    }

    @Override
    public void put(String key, CheckpointRecord record, byte[] json) {
        store.put(key, json);
        lastUsed.put(key, record);
    }

    @Override
    public void delete(String key) {
        store.delete(key);
        lastUsed.remove(key);
    }

    @Override
    public void each(String prefix, Consumer<CheckpointRecord> reader) {
        String from = prefix;
        List<KeyValue<String, byte[]>> some;
        do {
            some = some(from, prefix + LAST);
            for (KeyValue<String, byte[]> entry : some) {
                CheckpointRecord used = lastUsed.get(entry.key);
                reader.accept(used == null ? Json.readOwn(entry.value, CheckpointRecord.class) : used);
                from = entry.key + FIRST;
            }
        } while (some.size() == AT_ONCE);
    }

    /**
     * Read before anybody sees it: while a range is open the store may not be used. What another record drives out of its
     * cache, and was never stored before, the range would miss.
     */
    private List<KeyValue<String, byte[]>> some(String from, String to) {
        List<KeyValue<String, byte[]>> some = new ArrayList<>();
        try (KeyValueIterator<String, byte[]> range = store.range(from, to)) {
            while (range.hasNext() && some.size() < AT_ONCE) {
                some.add(range.next());
            }
        }
        return some;
    }
}
