package dev.sluice.submitter.recovery;

import dev.sluice.checkpoint.CheckpointRecord;
import dev.sluice.submitter.coordinator.Replay;
import dev.sluice.submitter.decision.Coordinator;
import dev.sluice.topic.Topics;
import dev.sluice.wire.EventWriter;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What is written to make a changelog whole, whose transaction is the caller's. */
final class Rebuild {
    private static final Logger LOGGER = LoggerFactory.getLogger(Rebuild.class);
    private static final String SOURCE = "/sluice/coordinator";

    private final Topics topics;
    private final Changelog changelog;
    private final org.apache.kafka.clients.consumer.Consumer<byte[], byte[]> consumer;
    private final java.util.function.Consumer<ProducerRecord<byte[], byte[]>> write;

    Rebuild(Topics topics, Changelog changelog, org.apache.kafka.clients.consumer.Consumer<byte[], byte[]> consumer,
            java.util.function.Consumer<ProducerRecord<byte[], byte[]>> write) {
        this.topics = topics;
        this.changelog = changelog;
        this.consumer = consumer;
        this.write = write;
    }

    /** Says how far inputs were decided on. */
    interface Decided {
        Map<TopicPartition, Long> ends() throws InterruptedException;
    }

    /** Blocks for as long as it takes to read the checkpoints, or, when there are none, the inputs. */
    void run(Map<TopicPartition, Long> checkpoints, Decided inputs, Coordinator coordinator)
            throws InterruptedException {
        write.accept(changelog.mark());
        long copied = new Reading(consumer, checkpoints).each(this::copy);
        if (copied > 0) {
            LOGGER.atWarn().addKeyValue("records", copied).log("the changelog was gone; made from table-checkpoints");
        } else {
            replay(inputs.ends(), coordinator);
        }
    }

    private void copy(ConsumerRecord<byte[], byte[]> checkpoint) {
        write.accept(changelog.record(checkpoint.key(), checkpoint.value()));
    }

    private void replay(Map<TopicPartition, Long> ends, Coordinator coordinator) {
        Replay replay = new Replay(topics, coordinator);
        long taken = new Reading(consumer, ends).each(replay::take);
        replay.end().forEach(write);
        replay.records().forEach(this::remember);
        if (taken > 0) {
            LOGGER.atWarn()
                    .addKeyValue("inputs", taken)
                    .addKeyValue("records", replay.records().size())
                    .log("table-checkpoints was empty; its records were made of the inputs");
        }
    }

    private void remember(String key, CheckpointRecord record) {
        ProducerRecord<byte[], byte[]> made = EventWriter.record(topics.tableCheckpoints(), null, key, record, SOURCE);
        write.accept(made);
        write.accept(changelog.record(made.key(), made.value()));
    }
}
