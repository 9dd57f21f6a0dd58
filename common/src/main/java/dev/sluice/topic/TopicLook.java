package dev.sluice.topic;

import dev.sluice.service.AdminAnswer;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.DescribeTopicsOptions;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;

/**
 * Reads the declared topics as they are; makes none. Blocks for the broker.
 *
 * @param found  those that exist, by name
 * @param hidden the names of those that we may not even describe; they may not exist
 */
public record TopicLook(Map<String, TopicFacts> found, List<String> hidden) {
    private static final List<String> SETTINGS = List.of(TopicConfig.CLEANUP_POLICY_CONFIG,
            TopicConfig.RETENTION_MS_CONFIG, TopicConfig.MESSAGE_TIMESTAMP_TYPE_CONFIG,
            TopicConfig.MAX_MESSAGE_BYTES_CONFIG);

    public TopicLook {
        found = Map.copyOf(found);
        hidden = List.copyOf(hidden);
    }

    /**
     * Asks for the topics as they are now.
     *
     * @throws KafkaException when Kafka does not answer
     */
    public static TopicLook at(Admin admin, Topics topics) {
        List<String> names = topics.all().stream().map(Topic::name).toList();
        Map<String, KafkaFuture<TopicDescription>> described = admin
                .describeTopics(names, new DescribeTopicsOptions().includeAuthorizedOperations(true))
                .topicNameValues();
        Map<ConfigResource, KafkaFuture<Config>> configured = admin
                .describeConfigs(names.stream().map(TopicLook::resource).toList())
                .values();
        Map<String, TopicFacts> found = new HashMap<>();
        List<String> hidden = names.stream()
                .filter(name -> isHidden(() -> answer(described.get(name))
                        .ifPresent(topic -> found.put(name, facts(topic, settings(configured.get(resource(name))))))))
                .toList();
        return new TopicLook(found, hidden);
    }

    private static boolean isHidden(Runnable look) {
        try {
            look.run();
            return false;
        } catch (AuthorizationException e) {
            return true;
        }
    }

    private static TopicFacts facts(TopicDescription topic, Optional<Map<String, String>> settings) {
        int replicas = topic.partitions().stream().mapToInt(one -> one.replicas().size()).min().orElse(0);
        return new TopicFacts(topic.partitions().size(), replicas, settings,
                Optional.ofNullable(topic.authorizedOperations()));
    }

    private static Optional<Map<String, String>> settings(KafkaFuture<Config> configured) {
        try {
            return answer(configured).map(config -> {
                Map<String, String> settings = new HashMap<>();
                SETTINGS.forEach(name -> settings.put(name, config.get(name).value()));
                return settings;
            });
        } catch (AuthorizationException e) {
            return Optional.empty(); // Then they are not looked at, which is told.
        }
    }

    private static ConfigResource resource(String topic) {
        return new ConfigResource(ConfigResource.Type.TOPIC, topic);
    }

    /** Empty when there is no such topic. */
    private static <T> Optional<T> answer(KafkaFuture<T> future) {
        try {
            return Optional.of(AdminAnswer.await(future));
        } catch (InterruptedException e) {
            throw new InterruptException(e);
        } catch (UnknownTopicOrPartitionException e) {
            return Optional.empty();
        }
    }
}
