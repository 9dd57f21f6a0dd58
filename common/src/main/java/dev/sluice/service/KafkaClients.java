package dev.sluice.service;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.CooperativeStickyAssignor;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/**
 * The settings of every Kafka client of ours: what the configuration passes through, and on top of it what our
 * guarantees rest on, which no configuration can undo.
 *
 * <p>Keys and values are bytes; decoding is the reader's, so that an unreadable record can be reported with its place.
 *
 * @param settings the pass-through settings; {@code bootstrap.servers} is among them
 */
public record KafkaClients(Map<String, String> settings) {

    /** A fetch blocks others on its connection: after a rebalance, the question where a new partition begins. */
    private static final String FOLLOWER_FETCH_MILLIS = "100";

    /** Unless configured: how long the work of a killed process waits for it, before others do it. Kafka's own is 45 s. */
    public static final Map<String, String> SESSION = Map.of(ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG, "10000",
            ConsumerConfig.HEARTBEAT_INTERVAL_MS_CONFIG, "3000");

    public KafkaClients {
        settings = Map.copyOf(settings);
    }

    /** A reader that belongs to no group: it sees committed records, and says itself where it starts. */
    public Map<String, Object> reader(String clientId) {
        Map<String, Object> properties = client(clientId);
        properties.remove(CommonClientConfigs.GROUP_INSTANCE_ID_CONFIG);
        properties.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        properties.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        properties.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, "false");
        properties.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, "false");
        properties.put(ConsumerConfig.KEY_DESERIALIZER_CLASS_CONFIG, ByteArrayDeserializer.class);
        properties.put(ConsumerConfig.VALUE_DESERIALIZER_CLASS_CONFIG, ByteArrayDeserializer.class);
        return properties;
    }

    /**
     * A member of {@code groupId} that commits by hand. A configured {@code group.instance.id} makes it a static one: after
     * a kill it has its partitions again when it comes back within its session. It is to be closed with {@link #leaving}.
     */
    public Map<String, Object> member(String clientId, String groupId) {
        Map<String, Object> properties = reader(clientId);
        properties.put(ConsumerConfig.GROUP_ID_CONFIG, groupId);
        SESSION.forEach(properties::putIfAbsent);
        String instance = settings.get(CommonClientConfigs.GROUP_INSTANCE_ID_CONFIG);
        if (instance != null) {
            properties.put(CommonClientConfigs.GROUP_INSTANCE_ID_CONFIG, instance);
        }
        return properties;
    }

    /** How a member ends in order, also a static one: its partitions are another's at once. */
    public static CloseOptions leaving() {
        return CloseOptions.groupMembershipOperation(CloseOptions.GroupMembershipOperation.LEAVE_GROUP);
    }

    /** A member of {@code groupId} for a {@link PartitionFollower}: a rebalance takes only the partitions that move. */
    public Map<String, Object> follower(String clientId, String groupId) {
        Map<String, Object> properties = member(clientId, groupId);
        properties.put(ConsumerConfig.PARTITION_ASSIGNMENT_STRATEGY_CONFIG, CooperativeStickyAssignor.class.getName());
        properties.put(ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG, FOLLOWER_FETCH_MILLIS);
        return properties;
    }

    /**
     * One write on its way to a broker at a time, whatever is configured. With more, a broker that has just come back can
     * refuse the first write of a producer to a partition, as it does not lead it yet, and take the next one a moment
     * later. The first is out of order from then on: it is refused until it expires after two minutes, and all behind it
     * wait. Records that wait for their turn leave together, so it costs little.
     */
    public static final Map<String, Integer> ONE_AT_A_TIME = Map
            .of(ProducerConfig.MAX_IN_FLIGHT_REQUESTS_PER_CONNECTION, 1);

    /** A producer whose retries neither lose, double nor reorder a record. */
    public Map<String, Object> producer(String clientId) {
        Map<String, Object> properties = client(clientId);
        properties.remove(CommonClientConfigs.GROUP_INSTANCE_ID_CONFIG);
        properties.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, "true");
        properties.put(ProducerConfig.ACKS_CONFIG, "all");
        properties.putAll(ONE_AT_A_TIME);
        properties.put(ProducerConfig.KEY_SERIALIZER_CLASS_CONFIG, ByteArraySerializer.class);
        properties.put(ProducerConfig.VALUE_SERIALIZER_CLASS_CONFIG, ByteArraySerializer.class);
        return properties;
    }

    /**
     * The same for facts that come from many threads, a few in each moment: unless the configuration says how long, a record
     * waits {@code company} for others to go with. A request for each is much more work for the broker.
     */
    public Map<String, Object> producer(String clientId, Duration company) {
        Map<String, Object> properties = producer(clientId);
        properties.putIfAbsent(ProducerConfig.LINGER_MS_CONFIG, company.toMillis());
        return properties;
    }

    /** An admin client. */
    public Map<String, Object> admin(String clientId) {
        Map<String, Object> properties = client(clientId);
        properties.remove(CommonClientConfigs.GROUP_INSTANCE_ID_CONFIG);
        return properties;
    }

    private Map<String, Object> client(String clientId) {
        Map<String, Object> properties = new HashMap<>(settings);
        properties.put(CommonClientConfigs.CLIENT_ID_CONFIG, clientId);
        return properties;
    }
}
