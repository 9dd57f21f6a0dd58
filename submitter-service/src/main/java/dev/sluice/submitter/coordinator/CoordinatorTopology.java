package dev.sluice.submitter.coordinator;

import dev.sluice.submitter.decision.Coordinator;
import dev.sluice.topic.Topic;
import dev.sluice.topic.Topics;
import java.util.List;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.streams.AutoOffsetReset;
import org.apache.kafka.streams.Topology;

/**
 * Four inputs of one partition each, one processor that decides, one store, four outputs. Describes; starts nothing.
 *
 * <p>The inputs are bytes: they are decoded inside, where a record that cannot be read becomes a dead letter in the same
 * transaction. One task sees everything in one order; other instances are its hot standbys.
 */
public final class CoordinatorTopology {
    static final String PROCESSOR = "decide";

    private CoordinatorTopology() {}

    /** The topology over these topics. */
    public static Topology build(Topics topics, Coordinator coordinator, InputCounter counter) {
        Topology topology = new Topology();
        List<Topic> inputs = topics.inputs();
        inputs.forEach(input -> topology.addSource(AutoOffsetReset.earliest(), "read-" + bare(topics, input),
                new ByteArrayDeserializer(), new ByteArrayDeserializer(), input.name()));
        topology.addProcessor(PROCESSOR, () -> new CoordinatorProcessor(topics, coordinator, counter),
                inputs.stream().map(input -> "read-" + bare(topics, input)).toArray(String[]::new));
        topology.addStateStore(CoordinatorStore.builder(), PROCESSOR);
        List.of(topics.scanOrders(), topics.tableCheckpoints(), topics.importStatus(), topics.deadLetters())
                .forEach(output -> topology.addSink(sink(topics, output), output.name(), new ByteArraySerializer(),
                        new ByteArraySerializer(), PROCESSOR));
        return topology;
    }

    /** The sink that writes a topic. */
    static String sink(Topics topics, Topic output) {
        return "write-" + bare(topics, output);
    }

    private static String bare(Topics topics, Topic topic) {
        return topic.name().substring(topics.prefix().length());
    }
}
