package dev.sluice.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.local.kafka.EmbeddedKafka;
import dev.sluice.sdk.store.contract.FreePort;
import java.io.IOException;
import java.nio.file.Path;
import org.testcontainers.kafka.KafkaContainer;

/** A Kafka broker of a test's own. */
interface Broker {
    String bootstrapServers();

    void close();

    /** In this JVM. */
    static Broker embedded(Path directory) throws IOException {
        return embedded(directory, FreePort.any());
    }

    /** In this JVM; it goes on with what the directory holds. */
    static Broker embedded(Path directory, int port) {
        EmbeddedKafka kafka = EmbeddedKafka.start(directory, port, failure -> {
            throw failure;
        });
        assertThat(kafka.bootstrapServers()).as("where its clients find it again").endsWith(":" + port);
        return of(kafka.bootstrapServers(), kafka::close);
    }

    /** In a process, which is killed when it is closed; the next one goes on with what the directory holds. */
    static Broker process(Path directory, int port) throws IOException {
        return of("127.0.0.1:" + port, BrokerProcess.start(directory, port)::kill);
    }

    /** A published image. */
    static Broker ofImage(String image) {
        KafkaContainer kafka = new KafkaContainer(image);
        kafka.start();
        return of(kafka.getBootstrapServers(), kafka::stop);
    }

    private static Broker of(String bootstrapServers, Runnable stop) {
        return new Broker() {
            @Override
            public String bootstrapServers() {
                return bootstrapServers;
            }

            @Override
            public void close() {
                stop.run();
            }
        };
    }
}
