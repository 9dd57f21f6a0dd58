package dev.sluice.wire;

import dev.sluice.topic.Topic;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.errors.InterruptException;
import org.jspecify.annotations.Nullable;

/** Writes events to topics with their headers. Safe to share, as the producer under it is. */
public final class EventWriter {
    private static final String TYPE_HEAD = "{\"type\":\"";
    private static final int TYPE_HEAD_BYTES = 64;

    private final Producer<byte[], byte[]> producer;
    private final String source;

    /**
     * Writes through this producer, which the caller closes.
     *
     * @param source which part of Sluice speaks, such as {@code /sluice/scanner}
     */
    public EventWriter(Producer<byte[], byte[]> producer, String source) {
        this.producer = producer;
        this.source = source;
    }

    /**
     * Hands the event to the producer; the future is done when Kafka has it, or with the error that kept it from it. Blocks
     * while the producer does not know the topic yet or has no room.
     *
     * @throws InterruptedException when the thread was interrupted meanwhile; nothing was handed over
     */
    public Future<RecordMetadata> write(Topic topic, String key, Object event) throws InterruptedException {
        try {
            return producer.send(record(topic, null, key, event, source));
        } catch (InterruptException e) {
            throw interrupted(e);
        }
    }

    /** As Java tells it: Kafka's own exception is unchecked and sets the thread's flag as well. */
    private static InterruptedException interrupted(InterruptException kafka) {
        Thread.interrupted();
        InterruptedException interrupted = new InterruptedException("while the producer waited");
        interrupted.initCause(kafka);
        return interrupted;
    }

    /** Blocks until Kafka has everything that was written before. */
    public void flush() {
        producer.flush();
    }

    /** The record of an event, headers and all; the partition is left to the key when {@code null}. */
    public static ProducerRecord<byte[], byte[]> record(Topic topic, @Nullable Integer partition, String key,
            Object event, String source) {
        return recordOf(topic, partition, key, Json.write(event), source);
    }

    /** The same of an event that is written as JSON already. */
    public static ProducerRecord<byte[], byte[]> recordOf(Topic topic, @Nullable Integer partition, String key,
            byte[] body, String source) {
        return new ProducerRecord<>(topic.name(), partition, key.getBytes(StandardCharsets.UTF_8), body,
                CloudEventHeaders.of(source, typeOf(body), key, body));
    }

    /** Our own records begin with their type; a dead letter has none. */
    private static String typeOf(byte[] body) {
        String head = new String(body, 0, Math.min(body.length, TYPE_HEAD_BYTES), StandardCharsets.UTF_8);
        return head.startsWith(TYPE_HEAD)
                ? head.substring(TYPE_HEAD.length(), head.indexOf('"', TYPE_HEAD.length()))
                : "dead-letter";
    }
}
