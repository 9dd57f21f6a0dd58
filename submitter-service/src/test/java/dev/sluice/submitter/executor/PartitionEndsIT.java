package dev.sluice.submitter.executor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.sluice.local.kafka.EmbeddedKafka;
import dev.sluice.service.KafkaClients;
import dev.sluice.service.PartitionEnds;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a fence rests on: the end is behind all that anybody can see, and before everything that may still be aborted. */
class PartitionEndsIT {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final TopicPartition PARTITION = new TopicPartition("checkpoints", 0);

    @TempDir
    private Path directory;

    @Test
    void endWhereTheFirstOpenTransactionStarts() throws Exception {
        try (EmbeddedKafka kafka = EmbeddedKafka.start(directory, 0, failure -> {})) {
            KafkaClients clients = new KafkaClients(Map.of("bootstrap.servers", kafka.bootstrapServers()));
            Admin admin = Admin.create(clients.admin("ends"));
            admin.createTopics(List.of(new NewTopic(PARTITION.topic(), 1, (short) 1))).all().get();
            try (PartitionEnds ends = PartitionEnds.toldBy(admin);
                    Producer<byte[], byte[]> producer = writer(clients)) {
                // Given: a record and its mark
                write(producer);
                producer.commitTransaction();
                awaitEnd(ends, 2);

                // When
                write(producer);
                long open = end(ends);
                producer.commitTransaction();

                // Then
                assertThat(open).isEqualTo(2);
                awaitEnd(ends, 4);
            }
        }
    }

    private static Producer<byte[], byte[]> writer(KafkaClients clients) {
        Map<String, Object> settings = new HashMap<>(clients.producer("writer"));
        settings.put(ProducerConfig.TRANSACTIONAL_ID_CONFIG, "writer");
        Producer<byte[], byte[]> producer = new KafkaProducer<>(settings);
        producer.initTransactions();
        return producer;
    }

    private static void write(Producer<byte[], byte[]> producer) throws Exception {
        producer.beginTransaction();
        producer.send(new ProducerRecord<>(PARTITION.topic(), 0, null, new byte[]{1})).get();
    }

    /** Kafka answers a commit before its mark is in every partition. */
    private static void awaitEnd(PartitionEnds ends, long expected) {
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(end(ends)).isEqualTo(expected));
    }

    private static long end(PartitionEnds ends) {
        return ends.of(List.of(PARTITION)).get(PARTITION);
    }
}
