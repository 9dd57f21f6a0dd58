package dev.sluice.submitter.coordinator;

import dev.sluice.topic.Topic;
import dev.sluice.wire.EventWriter;
import dev.sluice.wire.Json;
import java.nio.charset.StandardCharsets;
import java.util.function.BiConsumer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.streams.processor.api.Record;

/** Everything the coordinator says while it decides on one input, handed to the sinks at once. */
final class Outbox {
    private static final String SOURCE = "/sluice/coordinator";

    private final BiConsumer<Topic, Record<byte[], byte[]>> sink;
    private long timestamp;
    private int said;
    private int drops;

    Outbox(BiConsumer<Topic, Record<byte[], byte[]>> sink) {
        this.sink = sink;
    }

    void begin(long at) {
        timestamp = at;
        said = 0;
        drops = 0;
    }

    void write(Topic topic, String key, Object event) {
        writeJson(topic, key, Json.write(event));
    }

    void writeJson(Topic topic, String key, byte[] json) {
        ProducerRecord<byte[], byte[]> made = EventWriter.recordOf(topic, null, key, json, SOURCE);
        send(topic, new Record<>(made.key(), made.value(), timestamp, made.headers()));
    }

    /** A tombstone: the compacted topic forgets the key. */
    void erase(Topic topic, String key) {
        send(topic, new Record<>(key.getBytes(StandardCharsets.UTF_8), null, timestamp, new RecordHeaders()));
    }

    private void send(Topic topic, Record<byte[], byte[]> made) {
        said++;
        sink.accept(topic, made);
    }

    void countDrop() {
        drops++;
    }

    boolean saidAnything() {
        return said > 0;
    }

    boolean dropped() {
        return drops > 0;
    }
}
