package dev.sluice.submitter.coordinator;

import dev.sluice.service.KafkaClients;
import dev.sluice.service.ServicePart;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.streams.CloseOptions;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler.StreamThreadExceptionResponse;

/** Runs the coordinator's topology as a part of a service. A stream that dies is fatal: it never goes on half. */
public final class CoordinatorPart implements ServicePart {
    /** For what nobody waits for; a commit costs the broker a mark in every partition that was written to. */
    private static final int COMMIT_MILLIS = 200;
    /** How long the stream waits for inputs before it looks whether a commit is due. Kafka's own is 100 ms. */
    private static final long POLL_MILLIS = 20;
    private static final int BATCH_BYTES = 128 * 1024;
    private static final int TRANSACTION_MILLIS = 10_000; // what a dead instance leaves open is aborted after this

    private final Supplier<Topology> topology;
    private final StreamsConfig settings;
    private final Consumer<Throwable> fatal;
    private Optional<KafkaStreams> streams = Optional.empty();
    private volatile KafkaStreams.State state = KafkaStreams.State.CREATED;

    /**
     * Made, not started.
     *
     * @param topology made at the start: it needs what the parts before have found out
     * @param settings see {@link #settings}
     * @param fatal    hears when the stream has died
     */
    public CoordinatorPart(Supplier<Topology> topology, Map<String, Object> settings, Consumer<Throwable> fatal) {
        this.topology = topology;
        this.settings = new StreamsConfig(settings);
        this.fatal = fatal;
    }

    /**
     * What the guarantees rest on, over what the configuration passes through.
     *
     * @param kafka    pass-through settings of the clients
     * @param prefix   of the topics: each cell is an application of its own
     * @param stateDir where the stores lie; they can be rebuilt from Kafka
     */
    public static Map<String, Object> settings(Map<String, String> kafka, String prefix, String stateDir,
            int replication) {
        Map<String, Object> settings = new HashMap<>(kafka);
        KafkaClients.SESSION.forEach(settings::putIfAbsent);
        settings.put(StreamsConfig.APPLICATION_ID_CONFIG, applicationId(prefix));
        settings.put(StreamsConfig.STATE_DIR_CONFIG, stateDir);
        settings.put(StreamsConfig.PROCESSING_GUARANTEE_CONFIG, StreamsConfig.EXACTLY_ONCE_V2);
        settings.put(StreamsConfig.COMMIT_INTERVAL_MS_CONFIG, COMMIT_MILLIS);
        settings.put(StreamsConfig.POLL_MS_CONFIG, POLL_MILLIS);
        settings.put(StreamsConfig.NUM_STANDBY_REPLICAS_CONFIG, 1);
        settings.put(StreamsConfig.REPLICATION_FACTOR_CONFIG, replication);
        settings.put(StreamsConfig.ENSURE_EXPLICIT_INTERNAL_RESOURCE_NAMING_CONFIG, true);
        // Nothing is seen before the commit, which sends at once what is left: few large requests cost the broker less.
        settings.put(StreamsConfig.producerPrefix(ProducerConfig.LINGER_MS_CONFIG), COMMIT_MILLIS);
        settings.put(StreamsConfig.producerPrefix(ProducerConfig.BATCH_SIZE_CONFIG), BATCH_BYTES);
        KafkaClients.ONE_AT_A_TIME.forEach((key, value) -> settings.put(StreamsConfig.producerPrefix(key), value));
        settings.put(StreamsConfig.producerPrefix(ProducerConfig.TRANSACTION_TIMEOUT_CONFIG), TRANSACTION_MILLIS);
        settings.put(StreamsConfig.consumerPrefix(ConsumerConfig.MAX_POLL_RECORDS_CONFIG), 500);
        return settings;
    }

    /** The name of the application and of its consumer group: each cell has its own. */
    public static String applicationId(String prefix) {
        return prefix + "coordinator";
    }

    @Override
    public String name() {
        return "coordinator";
    }

    @Override
    public void start() {
        KafkaStreams made = new KafkaStreams(topology.get(), settings);
        streams = Optional.of(made);
        made.setStateListener((now, before) -> state = now);
        made.setUncaughtExceptionHandler(cause -> {
            fatal.accept(cause);
            return StreamThreadExceptionResponse.SHUTDOWN_CLIENT;
        });
        made.start();
    }

    @Override
    public Optional<String> problem() {
        return state == KafkaStreams.State.RUNNING ? Optional.empty() : Optional.of("the stream is " + state);
    }

    @Override
    public void stop(Duration within) {
        // It leaves its group, also as a static member: the standby decides from here on.
        streams.ifPresent(made -> made.close(CloseOptions.timeout(within)
                .withGroupMembershipOperation(CloseOptions.GroupMembershipOperation.LEAVE_GROUP)));
    }
}
