package dev.sluice.submitter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.sluice.config.HttpConfig;
import dev.sluice.config.ServiceConfig;
import dev.sluice.config.TargetConfig;
import dev.sluice.config.TopicsConfig;
import dev.sluice.local.kafka.EmbeddedKafka;
import dev.sluice.sdk.tidb.TidbAddress;
import dev.sluice.sdk.tidb.Tls;
import dev.sluice.service.KafkaClients;
import dev.sluice.service.Service;
import dev.sluice.topic.Topics;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SubmitterServiceIT {
    private static final Topics TOPICS = new Topics("sluice.");
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @TempDir
    private Path directory;
    private final List<Throwable> failures = new ArrayList<>();

    @Test
    void ordersTheScanOfAnImportAndGoesOnWhereItStopped() throws Exception {
        try (EmbeddedKafka kafka = EmbeddedKafka.start(directory.resolve("kafka"), 0, failures::add)) {
            // Given
            Map<String, String> settings = Map.of("bootstrap.servers", kafka.bootstrapServers());
            KafkaClients clients = new KafkaClients(settings);
            try (Service service = submitter(settings)) {
                service.start();
                await().atMost(PATIENCE).until(service::ready);
                // When
                command(clients, "first");
                // Then
                assertThat(orders(clients, 1)).allSatisfy(order -> assertThat(order).contains("first"));
            }
            try (Service again = submitter(settings)) {
                again.start();
                command(clients, "second");
                assertThat(orders(clients, 2)).anySatisfy(order -> assertThat(order).contains("second"));
                assertThat(again.alive()).isTrue();
            }
        }
        assertThat(failures).isEmpty();
    }

    /** Its target is away: that is no reason not to decide. */
    private Service submitter(Map<String, String> kafka) {
        TargetConfig away = new TargetConfig(List.of(new TidbAddress("127.0.0.1", 1)), "root", Optional.empty(),
                Tls.DISABLED, 16);
        return SubmitterService.of(new ServiceConfig(kafka, new TopicsConfig(TOPICS.prefix(), (short) 1),
                Map.of("default", away), Map.of(), new HttpConfig("127.0.0.1", 0), directory.resolve("state")),
                new SimpleMeterRegistry(), failures::add);
    }

    private static void command(KafkaClients clients, String importId) throws Exception {
        try (KafkaProducer<byte[], byte[]> producer = new KafkaProducer<>(clients.producer("test"))) {
            String command = "{\"importId\":\"" + importId + "\",\"source\":{\"uri\":\"file:///d\"}}";
            producer.send(new ProducerRecord<>(TOPICS.importCommands().name(),
                    command.getBytes(StandardCharsets.UTF_8))).get();
        }
    }

    /** All orders there are, once there are so many. */
    private static List<String> orders(KafkaClients clients, int wanted) {
        List<String> orders = new ArrayList<>();
        try (KafkaConsumer<byte[], byte[]> consumer = new KafkaConsumer<>(clients.reader("test"))) {
            List<TopicPartition> all = IntStream.range(0, TOPICS.scanOrders().partitions())
                    .mapToObj(number -> new TopicPartition(TOPICS.scanOrders().name(), number))
                    .toList();
            consumer.assign(all);
            consumer.seekToBeginning(all);
            await().atMost(PATIENCE).until(() -> {
                consumer.poll(Duration.ofMillis(50))
                        .forEach(record -> orders.add(new String(record.value(), StandardCharsets.UTF_8)));
                return orders.size() >= wanted;
            });
        }
        assertThat(orders).hasSize(wanted);
        return orders;
    }
}
