package dev.sluice.cli.pipeline;

import dev.sluice.config.ServiceConfig;
import dev.sluice.event.Command;
import dev.sluice.service.KafkaClients;
import dev.sluice.topic.TopicSetup;
import dev.sluice.topic.Topics;
import dev.sluice.wire.EventWriter;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.common.KafkaException;

/** One pipeline, reached through its topics. Every method blocks for the broker. */
public final class Pipeline {

    private static final Duration SEND_DEADLINE = Duration.ofSeconds(30);
    private static final String CLIENT_ID = "sluice-cli";

    private final KafkaClients clients;
    private final Topics topics;

    private Pipeline(KafkaClients clients, Topics topics) {
        this.clients = clients;
        this.topics = topics;
    }

    /**
     * The pipeline of a configuration; makes the topics that are not there yet.
     *
     * @throws PipelineUnreachableException when Kafka does not answer
     */
    public static Pipeline open(ServiceConfig config) {
        KafkaClients clients = new KafkaClients(config.kafka());
        Topics topics = new Topics(config.topics().prefix());
        try (Admin admin = Admin.create(clients.admin(CLIENT_ID))) {
            new TopicSetup(admin, config.topics().replication()).ensure(topics);
        } catch (KafkaException e) {
            throw new PipelineUnreachableException("Kafka does not answer at " + config.kafka()
                    .get(
                            "bootstrap.servers") + ": " + e.getMessage(), e);
        }
        return new Pipeline(clients, topics);
    }

    /** The pipeline of a configuration whose topics are all there; nothing is made or asked. */
    public static Pipeline asItIs(ServiceConfig config) {
        return new Pipeline(new KafkaClients(config.kafka()), new Topics(config.topics().prefix()));
    }

    /** A new reader; the caller closes it. */
    public PipelineReader reader() {
        return PipelineReader.open(new KafkaConsumer<>(clients.reader(CLIENT_ID)), topics);
    }

    /**
     * Sends a command.
     *
     * @return its offset on {@code import-commands}, which answers name
     * @throws PipelineUnreachableException when Kafka does not take it; it may arrive nevertheless
     */
    public long send(Command command) throws InterruptedException {
        try (KafkaProducer<byte[], byte[]> producer = new KafkaProducer<>(clients.producer(CLIENT_ID))) {
            return new EventWriter(producer, "/sluice/cli")
                    .write(topics.importCommands(), command.importId().value(), command)
                    .get(SEND_DEADLINE.toSeconds(), TimeUnit.SECONDS)
                    .offset();
        } catch (ExecutionException | TimeoutException | KafkaException e) {
            throw new PipelineUnreachableException("Kafka did not take the " + command.word() + ": " + e.getMessage(),
                    e);
        }
    }
}
