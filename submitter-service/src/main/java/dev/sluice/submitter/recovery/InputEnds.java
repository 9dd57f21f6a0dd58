package dev.sluice.submitter.recovery;

import dev.sluice.service.AdminAnswer;
import dev.sluice.service.Offsets;
import dev.sluice.topic.Topics;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;

/**
 * Up to where inputs were decided on before, when no checkpoint is left to say so. The positions of the consumer group say
 * it. Where they are gone too, facts do: only somebody who was given orders reports any, so all there is was decided on.
 */
final class InputEnds {

    private InputEnds() {}

    /** Exclusive ends, in the order in which equally old inputs are taken: what was asked for before what came of it. */
    static Map<TopicPartition, Long> of(Admin admin, Topics topics, String group)
            throws InterruptedException {
        List<TopicPartition> inputs = topics.inputs()
                .stream()
                .map(topic -> new TopicPartition(topic.name(), 0))
                .toList();
        Map<TopicPartition, OffsetAndMetadata> positions = AdminAnswer
                .await(admin.listConsumerGroupOffsets(group).partitionsToOffsetAndMetadata());
        Map<TopicPartition, Long> begins = new Offsets(admin).begins(inputs);
        Map<TopicPartition, Long> ends = new Offsets(admin).committedEnds(inputs);
        boolean anyFact = inputs.stream()
                .filter(input -> !input.topic().equals(topics.importCommands().name()))
                .anyMatch(input -> begins.get(input) < ends.get(input));
        Map<TopicPartition, Long> decided = new LinkedHashMap<>();
        inputs.forEach(input -> {
            if (positions.containsKey(input)) {
                decided.put(input, Math.min(positions.get(input).offset(), ends.get(input)));
            } else if (positions.isEmpty() && anyFact) {
                decided.put(input, ends.get(input));
            }
        });
        return decided;
    }
}
