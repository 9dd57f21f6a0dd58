package dev.sluice.topic;

import dev.sluice.service.AdminAnswer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.TopicExistsException;

/** Creates the declared topics that are missing and checks those that are there. Any service may be the first to come. */
public final class TopicSetup {
    private final Admin admin;
    private final short replication;

    /**
     * Works through this client, which the caller closes.
     *
     * @param replication copies of each partition of a topic that is made now
     */
    public TopicSetup(Admin admin, int replication) {
        this.admin = admin;
        this.replication = (short) replication;
    }

    /**
     * Blocks until every topic exists as declared.
     *
     * @return Kafka's id of each topic, by name
     * @throws TopicMismatchException when one has another number of partitions: a person must decide
     * @throws KafkaException         when Kafka does not answer: try again later
     */
    public Map<String, String> ensure(Topics topics) {
        create(topics, missing(topics.all()));
        Map<String, TopicDescription> found = describe(topics.all());
        List<String> problems = topics.all()
                .stream()
                .filter(topic -> found.get(topic.name()).partitions().size() != topic.partitions())
                .map(topic -> topic.name() + " has " + found.get(topic.name()).partitions().size()
                        + " partitions, not " + topic.partitions())
                .toList();
        if (!problems.isEmpty()) {
            throw new TopicMismatchException(problems);
        }
        Map<String, String> ids = new HashMap<>();
        found.forEach((name, description) -> ids.put(name, description.topicId().toString()));
        return ids;
    }

    private List<Topic> missing(List<Topic> declared) {
        Set<String> there = await(admin.listTopics().names());
        return declared.stream().filter(topic -> !there.contains(topic.name())).toList();
    }

    private void create(Topics topics, List<Topic> missing) {
        List<NewTopic> wanted = new ArrayList<>();
        missing.forEach(topic -> wanted
                .add(new NewTopic(topic.name(), topic.partitions(), replication).configs(settings(topics, topic))));
        admin.createTopics(wanted).values().values().forEach(made -> {
            try {
                await(made);
            } catch (TopicExistsException e) {
                // Another service was faster.
            }
        });
    }

    /** What a topic is made with. */
    static Map<String, String> settings(Topics topics, Topic topic) {
        Map<String, String> settings = new HashMap<>();
        settings.put(TopicConfig.CLEANUP_POLICY_CONFIG,
                topic.isCompacted() ? TopicConfig.CLEANUP_POLICY_COMPACT : TopicConfig.CLEANUP_POLICY_DELETE);
        if (topic.retention() != null) {
            settings.put(TopicConfig.RETENTION_MS_CONFIG, Long.toString(topic.retention().toMillis()));
        }
        if (topics.inputs().contains(topic)) {
            // A replay takes inputs in the order of their times, which must not be those of many writers' clocks.
            settings.put(TopicConfig.MESSAGE_TIMESTAMP_TYPE_CONFIG, "LogAppendTime");
        }
        return settings;
    }

    private Map<String, TopicDescription> describe(List<Topic> declared) {
        Set<String> names = declared.stream().map(Topic::name).collect(Collectors.toSet());
        return await(admin.describeTopics(names).allTopicNames());
    }

    private static <T> T await(KafkaFuture<T> asked) {
        try {
            return AdminAnswer.await(asked);
        } catch (InterruptedException e) {
            throw new InterruptException(e);
        }
    }
}
