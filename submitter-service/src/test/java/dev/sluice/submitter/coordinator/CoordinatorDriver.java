package dev.sluice.submitter.coordinator;

import dev.sluice.checkpoint.CheckpointRecord;
import dev.sluice.checkpoint.ImportRecord;
import dev.sluice.checkpoint.TableCheckpoint;
import dev.sluice.event.Command;
import dev.sluice.event.DeadLetter;
import dev.sluice.event.ImportId;
import dev.sluice.event.Input;
import dev.sluice.event.JobFact;
import dev.sluice.event.ScanFact;
import dev.sluice.event.ScanOrder;
import dev.sluice.event.StatusEvent;
import dev.sluice.event.SubmissionFact;
import dev.sluice.event.TableKey;
import dev.sluice.submitter.decision.Coordinator;
import dev.sluice.submitter.decision.Targets;
import dev.sluice.topic.Topic;
import dev.sluice.topic.Topics;
import dev.sluice.wire.Json;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.streams.TestInputTopic;
import org.apache.kafka.streams.TestOutputTopic;
import org.apache.kafka.streams.TopologyTestDriver;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.test.TestRecord;
import org.jspecify.annotations.Nullable;

/** The real topology without a broker. */
final class CoordinatorDriver implements AutoCloseable {
    static final Topics TOPICS = new Topics("sluice.");
    static final Instant START = Instant.parse("2026-11-20T10:00:00Z");

    final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    final TopologyTestDriver driver;
    private long told;

    CoordinatorDriver(Path stateDir) {
        this(stateDir, Map.of());
    }

    /** @param kafka pass-through settings */
    CoordinatorDriver(Path stateDir, Map<String, String> kafka) {
        Map<String, String> all = new HashMap<>(kafka);
        all.put("bootstrap.servers", "none:9092");
        Properties settings = new Properties();
        settings.putAll(CoordinatorPart.settings(all, TOPICS.prefix(), stateDir.toString(), 1));
        driver = new TopologyTestDriver(CoordinatorTopology.build(TOPICS,
                new Coordinator(new Targets(Map.of("default", 3)), "topic-id"), new InputCounter(meters)), settings,
                START);
    }

    void tell(Input input) {
        switch (input) {
            case Command command -> tell(TOPICS.importCommands(), Json.write(command));
            case ScanFact fact -> tell(TOPICS.tableDiscovered(), Json.write(fact));
            case SubmissionFact fact -> tell(TOPICS.jobSubmitted(), Json.write(fact));
            case JobFact fact -> tell(TOPICS.jobStatus(), Json.write(fact));
        }
    }

    void tell(Topic topic, String value) {
        tell(topic, value.getBytes(StandardCharsets.UTF_8));
    }

    void tell(Topic topic, byte @Nullable [] value) {
        TestInputTopic<byte[], byte[]> input = driver.createInputTopic(topic.name(), new ByteArraySerializer(),
                new ByteArraySerializer());
        input.pipeInput(new TestRecord<>(null, value, START.plusSeconds(told)));
        told++;
    }

    List<ScanOrder> orders() {
        return drain(TOPICS.scanOrders()).stream().map(record -> Json.read(record.value(), ScanOrder.class)).toList();
    }

    List<StatusEvent> statuses() {
        return drain(TOPICS.importStatus()).stream()
                .map(record -> Json.read(record.value(), StatusEvent.class))
                .toList();
    }

    List<DeadLetter> deadLetters() {
        return drain(TOPICS.deadLetters()).stream()
                .map(record -> Json.read(record.value(), DeadLetter.class))
                .toList();
    }

    /** What was written to a topic since the last look. */
    List<TestRecord<byte[], byte[]>> drain(Topic topic) {
        TestOutputTopic<byte[], byte[]> output = driver.createOutputTopic(topic.name(), new ByteArrayDeserializer(),
                new ByteArrayDeserializer());
        return output.readRecordsToList();
    }

    static String key(TestRecord<byte[], byte[]> record) {
        return new String(record.key(), StandardCharsets.UTF_8);
    }

    static CheckpointRecord checkpoint(TestRecord<byte[], byte[]> record) {
        return Json.read(record.value(), CheckpointRecord.class);
    }

    ImportRecord record(ImportId id) {
        return (ImportRecord) stored(id.value());
    }

    @Nullable
    TableCheckpoint table(ImportId id, String name) {
        return (TableCheckpoint) stored(new TableKey(id, "shop", name).encoded());
    }

    private @Nullable CheckpointRecord stored(String key) {
        byte[] json = state().get(key);
        return json == null ? null : Json.read(json, CheckpointRecord.class);
    }

    KeyValueStore<String, byte[]> state() {
        return driver.getKeyValueStore(CoordinatorStore.STATE);
    }

    double counted(Topic topic, String outcome) {
        return meters.counter(InputCounter.INPUTS, "topic", topic.name(), "outcome", outcome).count();
    }

    @Override
    public void close() {
        driver.close();
    }
}
