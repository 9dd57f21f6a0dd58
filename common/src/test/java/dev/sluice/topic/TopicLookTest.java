package dev.sluice.topic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.reflect.Proxy;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.DescribeConfigsResult;
import org.apache.kafka.clients.admin.DescribeTopicsResult;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.Node;
import org.apache.kafka.common.TopicPartitionInfo;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.errors.ClusterAuthorizationException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.errors.TopicAuthorizationException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.apache.kafka.common.internals.KafkaFutureImpl;
import org.junit.jupiter.api.Test;

class TopicLookTest {
    private static final Topics TOPICS = new Topics("sluice.");
    private static final Node NODE = new Node(1, "kafka", 9092);
    private static final Map<String, String> SETTINGS = Map.of("cleanup.policy", "delete", "retention.ms", "1000",
            "message.timestamp.type", "CreateTime", "max.message.bytes", "2000");

    private final Map<String, KafkaFuture<TopicDescription>> described = new HashMap<>();
    private final Map<ConfigResource, KafkaFuture<Config>> configured = new HashMap<>();

    TopicLookTest() {
        TOPICS.all().forEach(topic -> {
            described.put(topic.name(), KafkaFuture.completedFuture(new TopicDescription(topic.name(), false,
                    List.of(partition(0, 3), partition(1, 2)), Set.of(AclOperation.READ))));
            configured.put(resource(topic.name()), KafkaFuture.completedFuture(new Config(SETTINGS.entrySet()
                    .stream()
                    .map(entry -> new ConfigEntry(entry.getKey(), entry.getValue()))
                    .collect(Collectors.toSet()))));
        });
    }

    private static TopicPartitionInfo partition(int number, int copies) {
        List<Node> nodes = List.of(NODE, NODE, NODE).subList(0, copies);
        return new TopicPartitionInfo(number, NODE, nodes, nodes);
    }

    private static ConfigResource resource(String topic) {
        return new ConfigResource(ConfigResource.Type.TOPIC, topic);
    }

    private static <T> KafkaFuture<T> failed(KafkaException why) {
        KafkaFutureImpl<T> future = new KafkaFutureImpl<>();
        future.completeExceptionally(why);
        return future;
    }

    /** Answers the two questions and no other: a look that changes something fails. */
    private TopicLook look() {
        Admin admin = (Admin) Proxy.newProxyInstance(Admin.class.getClassLoader(), new Class<?>[]{Admin.class},
                (proxy, method, arguments) -> switch (method.getName()) {
                    case "describeTopics" -> new DescribeTopicsResult(null, described) {};
                    case "describeConfigs" -> new DescribeConfigsResult(configured) {};
                    default -> throw new UnsupportedOperationException(method.getName());
                });
        return TopicLook.at(admin, TOPICS);
    }

    @Test
    void readsEachTopicAsItIs() {
        // When
        TopicLook look = look();

        // Then
        assertThat(look.hidden()).isEmpty();
        assertThat(look.found()).hasSize(8)
                .containsEntry("sluice.job-status",
                        new TopicFacts(2, 2, Optional.of(SETTINGS), Optional.of(Set.of(AclOperation.READ))));
    }

    @Test
    void tellsATopicThatIsNotThereFromOneThatMayNotBeSeen() {
        // Given
        described.put("sluice.job-status", failed(new UnknownTopicOrPartitionException("none")));
        described.put("sluice.job-submitted", failed(new TopicAuthorizationException("hidden")));

        // When
        TopicLook look = look();

        // Then
        assertThat(look.found()).hasSize(6).doesNotContainKeys("sluice.job-status", "sluice.job-submitted");
        assertThat(look.hidden()).containsExactly("sluice.job-submitted");
    }

    @Test
    void goesOnWithoutSettingsThatMayNotBeSeen() {
        // Given
        configured.put(resource("sluice.job-status"), failed(new ClusterAuthorizationException("no")));

        // Then
        assertThat(look().found().get("sluice.job-status").settings()).isEmpty();
    }

    @Test
    void passesOnThatKafkaDoesNotAnswer() {
        described.put("sluice.job-status", failed(new TimeoutException("away")));
        assertThatThrownBy(this::look).isInstanceOf(TimeoutException.class).hasMessage("away");
    }
}
