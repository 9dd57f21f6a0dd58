package dev.sluice.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.sluice.config.HttpConfig;
import dev.sluice.config.ServiceConfig;
import dev.sluice.config.TargetConfig;
import dev.sluice.config.TopicsConfig;
import dev.sluice.local.kafka.EmbeddedKafka;
import dev.sluice.sdk.tidb.Tls;
import dev.sluice.service.KafkaClients;
import dev.sluice.service.Service;
import dev.sluice.submitter.SubmitterService;
import dev.sluice.topic.Topics;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What any Kafka client may write on the commands topic, and what it gets back. */
class CommandIT {
    private static final Topics TOPICS = new Topics("sluice.");

    @Test
    void deadLettersWhatItCannotReadAndGoesOn(@TempDir Path dir) throws Exception {
        try (EmbeddedKafka kafka = EmbeddedKafka.start(dir.resolve("kafka"), 0, e -> {})) {
            Map<String, String> settings = Map.of("bootstrap.servers", kafka.bootstrapServers());
            ServiceConfig config = new ServiceConfig(settings, new TopicsConfig("sluice.", (short) 1),
                    Map.of("default", new TargetConfig("127.0.0.1", 1, "root", Optional.empty(),
                            new Tls(Tls.Mode.DISABLED, Optional.empty()), 16)),
                    Map.of(), new HttpConfig("127.0.0.1", 0), dir.resolve("state"));
            try (Service submitter = SubmitterService.of(config, new SimpleMeterRegistry(), e -> {
                e.printStackTrace();
            })) {
                submitter.start();
                try (KafkaProducer<byte[], byte[]> producer = new KafkaProducer<>(
                        new KafkaClients(settings).producer("it"));
                        Records records = new Records(settings, List.of(TOPICS.deadLetters().name(),
                                TOPICS.scanOrders().name(), TOPICS.importStatus().name()))) {
                    long begin = System.nanoTime();
                    for (String body : List.of("{nope", "{\"type\":\"no-such\"}", "{\"importId\":\"a\"}",
                            "{\"importId\":\"t1\",\"source\":{\"uri\":\"file:///abs\"},\"typo\":1}")) {
                        producer.send(new ProducerRecord<>(TOPICS.importCommands().name(),
                                body.getBytes(StandardCharsets.UTF_8))).get();
                    }
                    await().atMost(Duration.ofSeconds(20)).untilAsserted(() -> {
                        assertThat(records.on(TOPICS.deadLetters().name())).hasSize(3);
                        assertThat(records.on(TOPICS.scanOrders().name())).hasSize(1);
                    });
                    System.out.println((System.nanoTime() - begin) / 1_000_000 + " ms");
                    records.on(TOPICS.deadLetters().name()).forEach(System.out::println);
                    records.on(TOPICS.importStatus().name()).forEach(System.out::println);
                }
            }
        }
    }
}
