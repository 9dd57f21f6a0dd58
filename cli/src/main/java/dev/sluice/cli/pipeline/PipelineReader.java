package dev.sluice.cli.pipeline;

import dev.sluice.event.StatusEvent;
import dev.sluice.topic.Topic;
import dev.sluice.topic.Topics;
import dev.sluice.wire.Json;
import dev.sluice.wire.UnreadableException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;

/**
 * Reads what the coordinator publishes: folds all checkpoints from the beginning and hears the status events that come
 * after it was opened. One thread at a time.
 */
public final class PipelineReader implements AutoCloseable {

    private static final Duration BROKER_ANSWER = Duration.ofSeconds(10);
    private static final Duration POLL = Duration.ofMillis(100);

    private final Consumer<byte[], byte[]> consumer;
    private final List<TopicPartition> checkpoints;
    private final String statusTopic;
    private final Imports imports = new Imports();
    private final List<StatusEvent> heard = new ArrayList<>();

    private PipelineReader(Consumer<byte[], byte[]> consumer, Topics topics) {
        this.consumer = consumer;
        this.checkpoints = partitions(topics.tableCheckpoints());
        this.statusTopic = topics.importStatus().name();
    }

    /**
     * Opens a reader; every status event published after this returns will be heard. Blocks for the broker.
     *
     * @param consumer a reader of committed bytes, owned from here on
     * @throws PipelineUnreachableException when the broker does not answer
     */
    static PipelineReader open(Consumer<byte[], byte[]> consumer, Topics topics) {
        PipelineReader reader = new PipelineReader(consumer, topics);
        List<TopicPartition> status = partitions(topics.importStatus());
        try {
            consumer.assign(Stream.concat(reader.checkpoints.stream(), status.stream()).toList());
            consumer.seekToBeginning(reader.checkpoints);
            // Not seekToEnd: that is looked up later, and what comes in between would be missed.
            consumer.endOffsets(status, BROKER_ANSWER).forEach(consumer::seek);
        } catch (TimeoutException e) {
            consumer.close();
            throw unreachable(e);
        }
        return reader;
    }

    /**
     * Folds the checkpoints, and hears the status events, up to the end that both have now; blocks.
     *
     * @return what is known then; the same object, brought forward by every later call
     * @throws PipelineUnreachableException when that is not reached within {@code deadline}
     */
    public Imports foldToEnd(Duration deadline) {
        long giveUpAt = System.nanoTime() + deadline.toNanos();
        try {
            Map<TopicPartition, Long> ends = consumer.endOffsets(consumer.assignment(), BROKER_ANSWER);
            while (!ends.entrySet()
                    .stream()
                    .allMatch(end -> consumer.position(end.getKey(), BROKER_ANSWER) >= end.getValue())) {
                if (System.nanoTime() > giveUpAt) {
                    throw new PipelineUnreachableException("Kafka did not deliver all checkpoints within " + deadline,
                            null);
                }
                take();
            }
        } catch (TimeoutException e) {
            throw unreachable(e);
        }
        return imports;
    }

    /** The status events that have come since the last call, oldest first per import; waits a moment for some. */
    public List<StatusEvent> nextEvents() {
        if (heard.isEmpty()) {
            take();
        }
        List<StatusEvent> events = List.copyOf(heard);
        heard.clear();
        return events;
    }

    /** What has been folded so far. */
    public Imports imports() {
        return imports;
    }

    @Override
    public void close() {
        consumer.close();
    }

    private void take() {
        for (ConsumerRecord<byte[], byte[]> polled : consumer.poll(POLL)) {
            if (polled.topic().equals(statusTopic)) {
                hear(polled.value());
            } else {
                imports.apply(polled.key(), polled.value());
            }
        }
    }

    /** An event of a type that a newer coordinator has made is not for this release. */
    private void hear(byte[] value) {
        try {
            heard.add(Json.read(value, StatusEvent.class));
        } catch (UnreadableException e) {
            return;
        }
    }

    private static PipelineUnreachableException unreachable(TimeoutException e) {
        return new PipelineUnreachableException("Kafka does not answer: " + e.getMessage(), e);
    }

    private static List<TopicPartition> partitions(Topic topic) {
        return IntStream.range(0, topic.partitions())
                .mapToObj(number -> new TopicPartition(topic.name(), number))
                .toList();
    }
}
