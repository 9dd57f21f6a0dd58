package dev.sluice.topic;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.common.acl.AclOperation;

/**
 * A topic as Kafka has it and shows it to us.
 *
 * @param replicas of the partition that has the fewest
 * @param settings those that count, by name; empty when we may not see them
 * @param allowed  what our principal may do; empty when Kafka does not say
 */
public record TopicFacts(int partitions, int replicas, Optional<Map<String, String>> settings,
        Optional<Set<AclOperation>> allowed) {

    public TopicFacts {
        settings = settings.map(Map::copyOf);
        allowed = allowed.map(Set::copyOf);
    }
}
