package dev.sluice.submitter.coordinator;

import dev.sluice.checkpoint.ImportRecord;
import dev.sluice.checkpoint.TableCheckpoint;
import dev.sluice.wire.Json;
import java.util.List;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;

/**
 * The coordinator's stores. Their names are part of the changelog topics' names: renaming one abandons the state of an
 * installation. What follows from the checkpoints is not stored; see {@link TableIndexes}.
 */
final class CoordinatorStores {
    /** Import id to its record. */
    static final String IMPORTS = "imports";
    /** Encoded table key to its checkpoint. */
    static final String TABLES = "tables";
    /** Topic to the last offset that was applied. */
    static final String APPLIED = "applied-offsets";

    private CoordinatorStores() {}

    static List<StoreBuilder<?>> builders() {
        return List.of(store(IMPORTS, json(ImportRecord.class)), store(TABLES, json(TableCheckpoint.class)),
                store(APPLIED, Serdes.Long()));
    }

    /** No cache: a range must see what the same decision has just written. */
    private static <V> StoreBuilder<KeyValueStore<String, V>> store(String name, Serde<V> values) {
        return Stores.keyValueStoreBuilder(Stores.persistentKeyValueStore(name), Serdes.String(), values)
                .withCachingDisabled();
    }

    private static <V> Serde<V> json(Class<V> type) {
        return Serdes.serdeFrom((topic, value) -> value == null ? null : Json.write(value),
                (topic, bytes) -> bytes == null ? null : Json.readOwn(bytes, type));
    }
}
