package dev.sluice.submitter.recovery;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;

/**
 * Reads partitions from their beginning to ends that are known before, oldest record first. Blocks; not safe to share.
 * It is no member of a group, so it may take hours.
 */
final class Reading {
    private static final Duration POLL = Duration.ofMillis(200);
    private static final Duration LONGEST_SILENCE = Duration.ofSeconds(60);

    private final Consumer<byte[], byte[]> consumer;
    private final Map<TopicPartition, Long> ends;
    private final Map<TopicPartition, Deque<ConsumerRecord<byte[], byte[]>>> heads = new LinkedHashMap<>();

    /**
     * Begins.
     *
     * @param consumer sees committed records only; its assignment becomes this reading's
     * @param ends     exclusive; between partitions, equally old records come in the order of this map
     */
    Reading(Consumer<byte[], byte[]> consumer, Map<TopicPartition, Long> ends) {
        this.consumer = consumer;
        this.ends = ends;
        ends.keySet().forEach(partition -> heads.put(partition, new ArrayDeque<>()));
        consumer.assign(ends.keySet());
        if (!ends.isEmpty()) {
            consumer.seekToBeginning(ends.keySet());
        }
    }

    /**
     * The next record; empty at the ends.
     *
     * @throws TimeoutException when the brokers give nothing more for a minute: begin again later
     */
    Optional<ConsumerRecord<byte[], byte[]>> next() {
        long silentSince = System.nanoTime();
        while (!isReady()) {
            if (!poll().isEmpty()) {
                silentSince = System.nanoTime();
            } else if (System.nanoTime() - silentSince > LONGEST_SILENCE.toNanos()) {
                throw new TimeoutException("Kafka gave nothing of " + unread() + " for " + LONGEST_SILENCE);
            }
        }
        return heads.values()
                .stream()
                .filter(head -> !head.isEmpty())
                .min(Comparator.comparingLong(head -> head.getFirst().timestamp()))
                .map(Deque::removeFirst);
    }

    /** Reads to the ends; returns how many records there were. */
    long each(java.util.function.Consumer<ConsumerRecord<byte[], byte[]>> reader) {
        long read = 0;
        for (Optional<ConsumerRecord<byte[], byte[]>> record = next(); record.isPresent(); record = next()) {
            reader.accept(record.get());
            read++;
        }
        return read;
    }

    /** Whether the oldest record is known: of every partition the next one is there, or it has none. */
    private boolean isReady() {
        return unread().isEmpty();
    }

    private List<TopicPartition> unread() {
        return ends.keySet()
                .stream()
                .filter(partition -> heads.get(partition).isEmpty()
                        && consumer.position(partition) < ends.get(partition))
                .toList();
    }

    private ConsumerRecords<byte[], byte[]> poll() {
        List<TopicPartition> wanted = unread();
        consumer.pause(ends.keySet());
        consumer.resume(wanted);
        ConsumerRecords<byte[], byte[]> polled = consumer.poll(POLL);
        polled.forEach(record -> {
            TopicPartition from = new TopicPartition(record.topic(), record.partition());
            if (record.offset() < ends.get(from)) {
                heads.get(from).add(record);
            }
        });
        return polled;
    }
}
