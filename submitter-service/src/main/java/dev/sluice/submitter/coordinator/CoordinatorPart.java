package dev.sluice.submitter.coordinator;

import dev.sluice.service.ServicePart;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler.StreamThreadExceptionResponse;

/** Runs the coordinator's topology as a part of a service. A stream that dies is fatal: it never goes on half. */
public final class CoordinatorPart implements ServicePart {
    private static final int COMMIT_MILLIS = 20; // every decision waits for it; a commit is one small transaction
    private static final int TRANSACTION_MILLIS = 10_000; // what a dead instance leaves open is aborted after this

    private final KafkaStreams streams;
    private volatile KafkaStreams.State state = KafkaStreams.State.CREATED;

    /**
     * Made, not started.
     *
     * @param settings see {@link #settings}
     * @param fatal    hears when the stream has died
     */
    public CoordinatorPart(Topology topology, Map<String, Object> settings, Consumer<Throwable> fatal) {
        streams = new KafkaStreams(topology, new StreamsConfig(settings));
        streams.setStateListener((now, before) -> state = now);
        streams.setUncaughtExceptionHandler(cause -> {
            fatal.accept(cause);
            return StreamThreadExceptionResponse.SHUTDOWN_CLIENT;
        });
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
        settings.put(StreamsConfig.APPLICATION_ID_CONFIG, prefix + "coordinator");
        settings.put(StreamsConfig.STATE_DIR_CONFIG, stateDir);
        settings.put(StreamsConfig.PROCESSING_GUARANTEE_CONFIG, StreamsConfig.EXACTLY_ONCE_V2);
        settings.put(StreamsConfig.COMMIT_INTERVAL_MS_CONFIG, COMMIT_MILLIS);
        settings.put(StreamsConfig.NUM_STANDBY_REPLICAS_CONFIG, 1);
        settings.put(StreamsConfig.REPLICATION_FACTOR_CONFIG, replication);
        settings.put(StreamsConfig.ENSURE_EXPLICIT_INTERNAL_RESOURCE_NAMING_CONFIG, true);
        settings.put(StreamsConfig.STATESTORE_CACHE_MAX_BYTES_CONFIG, 0);
        settings.put(StreamsConfig.producerPrefix(ProducerConfig.LINGER_MS_CONFIG), 0);
        settings.put(StreamsConfig.producerPrefix(ProducerConfig.TRANSACTION_TIMEOUT_CONFIG), TRANSACTION_MILLIS);
        settings.put(StreamsConfig.consumerPrefix(ConsumerConfig.MAX_POLL_RECORDS_CONFIG), 500);
        return settings;
    }

    @Override
    public String name() {
        return "coordinator";
    }

    @Override
    public void start() {
        streams.start();
    }

    @Override
    public Optional<String> problem() {
        return state == KafkaStreams.State.RUNNING ? Optional.empty() : Optional.of("the stream is " + state);
    }

    @Override
    public void stop(Duration within) {
        streams.close(within);
    }
}
