package dev.sluice.it;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.sluice.service.KafkaClients;
import dev.sluice.wire.Json;
import dev.sluice.wire.UnreadableException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;

/** Everything that was committed to some topics, read from their beginning by a thread of its own. */
final class Records implements AutoCloseable {
    private final List<Seen> seen = new CopyOnWriteArrayList<>();
    private final KafkaConsumer<byte[], byte[]> consumer;
    private final Thread thread;

    Records(Map<String, String> kafka, List<String> topics) {
        consumer = new KafkaConsumer<>(new KafkaClients(kafka).reader("it-reader"));
        List<TopicPartition> all = topics.stream()
                .flatMap(topic -> consumer.partitionsFor(topic).stream())
                .map(info -> new TopicPartition(info.topic(), info.partition()))
                .toList();
        consumer.assign(all);
        consumer.seekToBeginning(all);
        thread = Thread.ofPlatform().daemon().name("it-reader").start(this::read);
    }

    /** One record; {@code body} is missing for a tombstone and for what is no JSON. {@code nanos} is when it was seen. */
    record Seen(String topic, int partition, long offset, String key, JsonNode body, long nanos) {
        String type() {
            return body.path("type").asText();
        }

        String text(String field) {
            return body.path(field).asText();
        }
    }

    private void read() {
        try (consumer) {
            while (true) {
                consumer.poll(Duration.ofMillis(100)).forEach(this::add);
            }
        } catch (WakeupException e) {
            // asked to end
        }
    }

    private void add(ConsumerRecord<byte[], byte[]> polled) {
        JsonNode body = polled.value() == null ? MissingNode.getInstance() : body(polled.value());
        String key = polled.key() == null ? "" : new String(polled.key(), StandardCharsets.UTF_8);
        seen.add(new Seen(polled.topic(), polled.partition(), polled.offset(), key, body, System.nanoTime()));
    }

    // Tests write such records on purpose; the reader must outlive them.
    private static JsonNode body(byte[] value) {
        try {
            return Json.read(value, JsonNode.class);
        } catch (UnreadableException e) {
            return MissingNode.getInstance();
        }
    }

    List<Seen> on(String topic) {
        return seen.stream().filter(record -> record.topic().equals(topic)).toList();
    }

    List<Seen> of(String topic, Predicate<Seen> which) {
        return on(topic).stream().filter(which).toList();
    }

    /** The longest time without a record of a topic, between two moments by {@link System#nanoTime}. */
    Duration longestGap(String topic, long from, long to) {
        long[] moments = LongStream.concat(LongStream.of(from, to), on(topic).stream()
                .mapToLong(Seen::nanos)
                .filter(moment -> moment > from && moment < to)).sorted().toArray();
        return Duration.ofNanos(IntStream.range(1, moments.length)
                .mapToLong(next -> moments[next] - moments[next - 1])
                .max()
                .orElse(0));
    }

    @Override
    public void close() {
        consumer.wakeup();
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
