package dev.sluice.submitter.coordinator;

import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;

/**
 * The coordinator's one store. It holds what {@code table-checkpoints} holds, under the same keys and in the same bytes, so
 * that its changelog can be made anew from that topic. What follows from the checkpoints is not stored; see
 * {@link TableIndexes}.
 */
public final class CoordinatorStore {
    /** Part of the changelog topic's name: with another name the state is read from {@code table-checkpoints} anew. */
    static final String STATE = "state";

    private CoordinatorStore() {}

    /**
     * What Kafka Streams calls the changelog.
     *
     * @param applicationId see {@link CoordinatorPart#applicationId}
     */
    public static String changelog(String applicationId) {
        return applicationId + "-" + STATE + "-changelog";
    }

    /**
     * With a cache: what is written again before the commit, such as the applied offsets by each input, is as a rule stored
     * and logged once.
     */
    static StoreBuilder<KeyValueStore<String, byte[]>> builder() {
        return Stores.keyValueStoreBuilder(Stores.persistentKeyValueStore(STATE), Serdes.String(), Serdes.ByteArray())
                .withCachingEnabled();
    }
}
