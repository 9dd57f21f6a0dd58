package dev.sluice.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.local.kafka.EmbeddedKafka;
import dev.sluice.service.KafkaClients;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A broker that has just come back takes up its partitions one after the other, while clients write already. */
class BrokerBackIT {
    private static final String TOPIC = "facts";

    @TempDir
    private Path directory;

    @Test
    void takesAllFactsWhenItRefusesTheFirstWriteAndTakesTheNext() throws Exception {
        // Given
        try (BrokerGate gate = BrokerGate.closed();
                EmbeddedKafka kafka = EmbeddedKafka.start(directory, 0,
                        Map.of("advertised.listeners", "CLIENTS://127.0.0.1:" + gate.port()), failure -> {
                            throw failure;
                        })) {
            gate.open(Integer.parseInt(kafka.bootstrapServers().split(":", -1)[1]));
            Map<String, String> settings = Map.of("bootstrap.servers", "127.0.0.1:" + gate.port());
            try (Admin admin = Admin.create(Map.copyOf(settings))) {
                admin.createTopics(List.of(new NewTopic(TOPIC, 1, (short) 1))).all().get();
            }
            try (Producer<byte[], byte[]> producer = new KafkaProducer<>(new KafkaClients(settings).producer("it"))) {
                // When
                Future<RecordMetadata> first = producer.send(fact("first"));
                gate.awaitFirstWrite();
                Future<RecordMetadata> next = producer.send(fact("next"));

                // Then
                assertThat(first.get(20, TimeUnit.SECONDS).offset()).isZero();
                assertThat(next.get(20, TimeUnit.SECONDS).offset()).isOne();
            }
        }
    }

    private static ProducerRecord<byte[], byte[]> fact(String text) {
        return new ProducerRecord<>(TOPIC, text.getBytes(StandardCharsets.UTF_8));
    }
}
