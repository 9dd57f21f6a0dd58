package dev.sluice.submitter.coordinator;

import dev.sluice.checkpoint.CheckpointRecord;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Where the coordinator's records are kept, by the keys that they have on {@code table-checkpoints}. One thread. */
interface Memory {

    /** {@code null} when there is none. */
    @Nullable
    CheckpointRecord get(String key);

    /** Keeps a record, and as it lies on {@code table-checkpoints}. */
    void put(String key, CheckpointRecord record, byte[] json);

    void delete(String key);

    /** Shows every record whose key starts so, by key. What is put or deleted meanwhile may be shown as it was or as it is. */
    void each(String prefix, Consumer<CheckpointRecord> reader);
}
