package dev.sluice.submitter.recovery;

import dev.sluice.checkpoint.AppliedOffsets;
import dev.sluice.service.AdminAnswer;
import dev.sluice.wire.Json;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.errors.TopicExistsException;

/**
 * The changelog of the coordinator's store, which Kafka Streams would make empty if it were not there.
 *
 * <p>It is whole when its first committed record is our mark. The mark is written in the same transaction as everything
 * that belongs behind it and never again, so compaction leaves it where it is, while a changelog that came to be in another
 * way has none.
 */
final class Changelog {
    private static final byte[] MARK = "~whole".getBytes(StandardCharsets.UTF_8);

    private final Admin admin;
    private final TopicPartition partition;
    private final short replication;

    Changelog(Admin admin, String name, int replication) {
        this.admin = admin;
        this.partition = new TopicPartition(name, 0);
        this.replication = (short) replication;
    }

    /** Kafka's id of the topic, which is made when it is missing: one that was deleted and made anew has another. */
    String ensured() throws InterruptedException {
        String name = partition.topic();
        if (!AdminAnswer.await(admin.listTopics().names()).contains(name)) {
            try {
                return create(name);
            } catch (TopicExistsException e) {
                // Another instance was faster.
            }
        }
        return AdminAnswer.await(admin.describeTopics(List.of(name)).allTopicNames()).get(name).topicId().toString();
    }

    private String create(String name) throws InterruptedException {
        NewTopic compacted = new NewTopic(name, 1, replication)
                .configs(Map.of(TopicConfig.CLEANUP_POLICY_CONFIG, TopicConfig.CLEANUP_POLICY_COMPACT));
        return AdminAnswer.await(admin.createTopics(List.of(compacted)).topicId(name)).toString();
    }

    /**
     * Whether it holds everything.
     *
     * @param consumer sees committed records only
     * @throws IllegalStateException when it holds records but is not ours: a person must decide
     */
    boolean isWhole(Consumer<byte[], byte[]> consumer) {
        // Asked through the consumer: it waits for a topic that was made a moment ago, the admin client fails.
        Map<TopicPartition, Long> end = consumer.endOffsets(List.of(partition));
        Optional<ConsumerRecord<byte[], byte[]>> first = new Reading(consumer, end).next();
        if (first.isPresent() && !Arrays.equals(first.get().key(), MARK)) {
            throw new IllegalStateException(partition.topic()
                    + " was not made by Sluice and may lack records: stop every"
                    + " submitter, delete the topic and start again; it is rebuilt from table-checkpoints");
        }
        return first.isPresent();
    }

    ProducerRecord<byte[], byte[]> mark() {
        return record(MARK, Json.write(new AppliedOffsets(Map.of())));
    }

    /** One of its records; a {@code null} value takes its key away. */
    ProducerRecord<byte[], byte[]> record(byte[] key, byte[] value) {
        return new ProducerRecord<>(partition.topic(), partition.partition(), key, value);
    }
}
