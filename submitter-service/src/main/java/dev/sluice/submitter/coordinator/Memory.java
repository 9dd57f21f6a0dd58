package dev.sluice.submitter.coordinator;

import dev.sluice.checkpoint.CheckpointRecord;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Where the coordinator's records are kept, by the keys that they have on {@code table-checkpoints}. One thread. */
interface Memory {

    /** {@code null} when there is none. */
    @Nullable
    CheckpointRecord get(String key);

    void put(String key, CheckpointRecord record);

    void delete(String key);

    /** Shows every record whose key starts so, by key. What is put or deleted meanwhile does not disturb it. */
    void each(String prefix, Consumer<CheckpointRecord> reader);
}
