package dev.sluice.service;

import java.time.Duration;
import java.util.Collection;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InterruptException;

/**
 * Where partitions end for a reader of committed records: where the first open transaction starts.
 *
 * <p>Asked on a connection of its own. On the reader's, an answer would stand in line behind a fetch that waits for data, and
 * with it whoever holds a lock meanwhile.
 */
public interface PartitionEnds extends AutoCloseable {

    /** How long to wait for an answer before others have their turn. */
    Duration BROKER_ANSWER = Duration.ofSeconds(5);

    /**
     * The ends at some moment after this call began. Blocks.
     *
     * @throws org.apache.kafka.common.KafkaException when the broker does not say: a {@code TimeoutException} when it may
     *                                                yet, then ask again
     */
    Map<TopicPartition, Long> of(Collection<TopicPartition> partitions);

    /** Closes what it asks with, if that is its own. */
    @Override
    default void close() {}

    /** Asks this client, which is closed with it. */
    static PartitionEnds toldBy(Admin admin) {
        Offsets offsets = new Offsets(admin, BROKER_ANSWER);
        return new PartitionEnds() {

            @Override
            public Map<TopicPartition, Long> of(Collection<TopicPartition> partitions) {
                try {
                    return offsets.committedEnds(partitions);
                } catch (InterruptedException e) {
                    throw new InterruptException(e);
                }
            }

            @Override
            public void close() {
                admin.close(BROKER_ANSWER);
            }
        };
    }
}
