package dev.sluice.local.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.common.utils.Exit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedKafkaIT {

    private static final TopicPartition FACTS = new TopicPartition("facts", 0);

    @TempDir
    private Path directory;

    private final List<BrokerFailedException> failures = new ArrayList<>();

    @Test
    void keepsRecordsOverARestartOnTheSameDirectory() throws Exception {
        // Given
        try (EmbeddedKafka first = EmbeddedKafka.start(directory.resolve("kafka"), 0, failures::add)) {
            createTopic(first);
            send(first, "before");
        }

        // When
        List<String> values;
        try (EmbeddedKafka second = EmbeddedKafka.start(directory.resolve("kafka"), 0, failures::add)) {
            send(second, "after");
            values = read(second, 2);
        }

        // Then
        assertThat(values).containsExactly("before", "after");
        assertThat(failures).isEmpty();
    }

    @Test
    void takesAnotherPortWhenTheWantedOneIsTaken() throws Exception {
        // Given
        try (ServerSocket other = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            // When
            try (EmbeddedKafka kafka = EmbeddedKafka.start(directory, other.getLocalPort(), failures::add)) {
                createTopic(kafka);

                // Then
                assertThat(kafka.bootstrapServers()).startsWith("127.0.0.1:")
                        .doesNotEndWith(":" + other.getLocalPort());
            }
        }
    }

    @Test
    void tellsItsOwnerInsteadOfEndingTheProcess() {
        // Given
        try (EmbeddedKafka kafka = EmbeddedKafka.start(directory, 0, failures::add)) {
            assertThat(kafka.bootstrapServers()).isNotEmpty();

            // When
            assertThatThrownBy(() -> Exit.halt(1, "disk is gone")).isInstanceOf(BrokerFailedException.class);
        }

        // Then
        assertThat(failures).singleElement().asString().contains("disk is gone");
    }

    private static void createTopic(EmbeddedKafka kafka) throws Exception {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", kafka.bootstrapServers()))) {
            admin.createTopics(List.of(new NewTopic(FACTS.topic(), 1, (short) 1))).all().get(30, TimeUnit.SECONDS);
        }
    }

    private static void send(EmbeddedKafka kafka, String value) throws Exception {
        try (KafkaProducer<String, String> producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", kafka.bootstrapServers(), "acks", "all"), new StringSerializer(),
                new StringSerializer())) {
            producer.send(new ProducerRecord<>(FACTS.topic(), "key", value)).get(30, TimeUnit.SECONDS);
        }
    }

    private static List<String> read(EmbeddedKafka kafka, int count) {
        List<String> values = new ArrayList<>();
        try (KafkaConsumer<String, String> consumer = new KafkaConsumer<>(
                Map.of("bootstrap.servers", kafka.bootstrapServers(), "auto.offset.reset", "earliest"),
                new StringDeserializer(), new StringDeserializer())) {
            consumer.assign(List.of(FACTS));
            for (int polls = 0; polls < 30 && values.size() < count; polls++) {
                consumer.poll(Duration.ofSeconds(1)).forEach(polled -> values.add(polled.value()));
            }
        }
        return values;
    }
}
