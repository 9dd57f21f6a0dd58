package dev.sluice.submitter.coordinator;

import dev.sluice.checkpoint.CheckpointRecord;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Memory that is gone with the process. */
record MapMemory(NavigableMap<String, CheckpointRecord> records) implements Memory {
    /** Sorts after every character of a key. */
    private static final String LAST = "\uffff";

    MapMemory() {
        this(new TreeMap<>());
    }

    @Override
    public @Nullable CheckpointRecord get(String key) {
        return records.get(key);
    }

    @Override
    public void put(String key, CheckpointRecord record, byte[] json) {
        records.put(key, record);
    }

    @Override
    public void delete(String key) {
        records.remove(key);
    }

    @Override
    public void each(String prefix, Consumer<CheckpointRecord> reader) {
        List.copyOf(records.subMap(prefix, prefix + LAST).values()).forEach(reader);
    }
}
