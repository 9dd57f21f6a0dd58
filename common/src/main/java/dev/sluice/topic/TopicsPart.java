package dev.sluice.topic;

import dev.sluice.service.BackOff;
import dev.sluice.service.KafkaClients;
import dev.sluice.service.KafkaOutage;
import dev.sluice.service.ServicePart;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.common.errors.AuthenticationException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The first part of every service: it waits until Kafka answers and the topics are there as declared. While Kafka is away
 * the service says so, is not ready, and tries again for as long as it takes.
 */
public final class TopicsPart implements ServicePart {
    private static final Logger LOGGER = LoggerFactory.getLogger(TopicsPart.class);
    private static final BackOff BACK_OFF = new BackOff(Duration.ofMillis(200), Duration.ofSeconds(10));

    private final KafkaClients kafka;
    private final Topics topics;
    private final int replication;
    private volatile Map<String, String> ids = Map.of();
    private volatile String problem = "Kafka has not answered yet";

    /**
     * Ensures these topics.
     *
     * @param replication copies of each partition of a topic that is made now
     */
    public TopicsPart(KafkaClients kafka, Topics topics, int replication) {
        this.kafka = kafka;
        this.topics = topics;
        this.replication = replication;
    }

    /** Kafka's id of a topic; only once started. */
    public String idOf(Topic topic) {
        return Optional.ofNullable(ids.get(topic.name()))
                .orElseThrow(() -> new IllegalStateException("the topics are not ensured yet"));
    }

    @Override
    public String name() {
        return "topics";
    }

    @Override
    public void start() throws InterruptedException {
        for (int failures = 1; ids.isEmpty(); failures++) {
            try (Admin admin = Admin.create(kafka.admin("sluice-topics"))) {
                ids = new TopicSetup(admin, replication).ensure(topics);
                problem = "";
            } catch (KafkaException e) {
                String why = away(e).orElseThrow(() -> refusal(e));
                Duration wait = BACK_OFF.after(failures, ThreadLocalRandom.current());
                problem = "Kafka does not answer: " + why;
                LOGGER.atWarn()
                        .addKeyValue("error", why)
                        .addKeyValue("again", wait)
                        .log("Kafka does not answer; trying again");
                TimeUnit.MILLISECONDS.sleep(wait.toMillis());
            }
        }
    }

    /** What waiting does not heal, with what to do where we know it. */
    private KafkaException refusal(KafkaException failure) {
        return failure instanceof AuthenticationException
                ? new KafkaException("Kafka at " + kafka.settings().get("bootstrap.servers") + " does not let us in ("
                        + failure.getMessage() + "): check the kafka settings security.protocol, sasl and ssl", failure)
                : failure;
    }

    /**
     * Why Kafka does not answer now; empty for what waiting does not heal. Where services start together a broker's name
     * may come to be only with the broker; Kafka 4.3 takes such a name for a fault of the settings.
     */
    private static Optional<String> away(KafkaException failure) {
        if (KafkaOutage.passes(failure)) {
            return Optional.of(String.valueOf(failure.getMessage()));
        }
        return Optional.ofNullable(failure.getCause())
                .filter(ConfigException.class::isInstance)
                .map(cause -> String.valueOf(cause.getMessage()))
                .filter(message -> message.startsWith("No resolvable bootstrap urls"));
    }

    @Override
    public Optional<String> problem() {
        return Optional.of(problem).filter(text -> !text.isEmpty());
    }

    @Override
    public void stop(Duration within) {
        // Nothing is held between tries.
    }
}
