package dev.sluice.submitter.recovery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.sluice.local.kafka.EmbeddedKafka;
import dev.sluice.service.KafkaClients;
import dev.sluice.service.Offsets;
import dev.sluice.submitter.coordinator.CoordinatorPart;
import dev.sluice.submitter.coordinator.CoordinatorStore;
import dev.sluice.submitter.decision.Coordinator;
import dev.sluice.submitter.decision.Targets;
import dev.sluice.topic.TopicSetup;
import dev.sluice.topic.Topics;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.io.TempDir;

/** What a start makes of each thing that may be missing in Kafka. Each test has topics of its own. */
class RecoveryIT {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final String MARK = "~whole";

    @TempDir
    private static Path directory;
    private static EmbeddedKafka kafka;
    private static KafkaClients clients;

    private Topics topics;
    private String group;
    private String changelog;
    private Path state;
    private Admin admin;

    @BeforeAll
    static void startBroker() {
        kafka = EmbeddedKafka.start(directory.resolve("kafka"), 0, failure -> {});
        clients = new KafkaClients(Map.of("bootstrap.servers", kafka.bootstrapServers()));
    }

    @AfterAll
    static void stopBroker() {
        kafka.close();
    }

    @BeforeEach
    void makeTopics(TestInfo test) {
        String name = test.getTestMethod().orElseThrow().getName();
        topics = new Topics(name + ".");
        group = CoordinatorPart.applicationId(topics.prefix());
        changelog = CoordinatorStore.changelog(group);
        state = directory.resolve(name);
        admin = Admin.create(clients.admin("test"));
        // A topic that was made a moment ago may be unknown for another.
        await().atMost(PATIENCE)
                .ignoreException(UnknownTopicOrPartitionException.class)
                .until(() -> !new TopicSetup(admin, 1).ensure(topics).isEmpty());
    }

    @AfterEach
    void stop() {
        admin.close();
    }

    @Test
    void marksTheChangelogOfANewInstallationOnce() throws Exception {
        // When
        recover();
        recover();
        state = directory.resolve("another host");
        recover();
        // Then
        assertThat(changelog()).extracting(RecoveryIT::key).containsExactly(MARK);
    }

    @Test
    void copiesTheCheckpointsByteForByte() throws Exception {
        // Given
        write(topics.tableCheckpoints().name(), "a", "{\"any\": 1}");
        write(topics.tableCheckpoints().name(), "b", "{}");
        write(topics.tableCheckpoints().name(), "b", null);
        // When
        recover();
        // Then
        assertThat(changelog().getFirst()).extracting(RecoveryIT::key).isEqualTo(MARK);
        assertThat(changelog()).filteredOn(record -> !key(record).equals(MARK))
                .extracting(record -> key(record) + "=" + value(record))
                .containsExactlyInAnyOrder("a={\"any\": 1}", "b={}", "b=null");
    }

    @Test
    void beginsAgainWhereAnotherInstanceDied() throws Exception {
        // Given
        write(topics.tableCheckpoints().name(), "a", "{}");
        admin.createTopics(List.of(new NewTopic(changelog, 1, (short) 1))).all().get();
        Map<String, Object> settings = new HashMap<>(clients.producer("dead"));
        settings.put(ProducerConfig.TRANSACTIONAL_ID_CONFIG, group + "-recovery");
        try (KafkaProducer<byte[], byte[]> dead = new KafkaProducer<>(settings)) {
            dead.initTransactions();
            dead.beginTransaction();
            dead.send(new ProducerRecord<>(changelog, bytes(MARK), bytes("{}"))).get();
            // When
            recover();
        }
        // Then
        assertThat(changelog()).extracting(RecoveryIT::key).containsExactly(MARK, "a");
    }

    @Test
    void waitsForTheLastMemberToLeave() throws Exception {
        // Given
        try (KafkaConsumer<byte[], byte[]> member = new KafkaConsumer<>(clients.member("member", group))) {
            member.subscribe(List.of(topics.importCommands().name()));
            await().atMost(PATIENCE).until(() -> {
                member.poll(Duration.ofMillis(50));
                return !member.assignment().isEmpty();
            });
            // Then
            await().atMost(PATIENCE)
                    .untilAsserted(() -> assertThatThrownBy(() -> recovery().run())
                            .isInstanceOf(CoordinatorRunningException.class)
                            .hasMessageContaining(group));
            assertThat(changelog()).isEmpty();
        }
        RecoveryPart part = new RecoveryPart(this::recovery);
        assertThat(part.problem()).isPresent();
        part.start();
        assertThat(part.problem()).isEmpty();
        assertThat(changelog()).hasSize(1);
    }

    @Test
    void refusesAChangelogThatSomebodyElseMade() throws Exception {
        // Given
        admin.createTopics(List.of(new NewTopic(changelog, 1, (short) 1))).all().get();
        write(changelog, "stranger", "{}");
        // Then
        assertThatThrownBy(this::recover).isInstanceOf(IllegalStateException.class)
                .hasMessageContaining(changelog)
                .hasMessageContaining("stop every submitter");
    }

    @Test
    void dropsTheLocalCopyOfAChangelogThatIsGone() throws Exception {
        // Given
        recover();
        Path copy = Files.createDirectories(state.resolve(group)).resolve("copy");
        Files.writeString(copy, "old");
        recover();
        assertThat(copy).exists();
        // When
        admin.deleteTopics(List.of(changelog)).all().get();
        await().atMost(PATIENCE).until(() -> !admin.listTopics().names().get().contains(changelog));
        recover();
        // Then
        assertThat(copy).doesNotExist();
        assertThat(changelog()).extracting(RecoveryIT::key).containsExactly(MARK);
    }

    @Test
    void decidesAgainOnWhatTheGroupHasReadWhenNoCheckpointIsLeft() throws Exception {
        // Given
        String commands = topics.importCommands().name();
        write(commands, "", "{\"importId\":\"decided\",\"source\":{\"uri\":\"file:///d\"}}");
        write(commands, "", "{\"importId\":\"later\",\"source\":{\"uri\":\"file:///d\"}}");
        admin.alterConsumerGroupOffsets(group, Map.of(new TopicPartition(commands, 0), new OffsetAndMetadata(1)))
                .all()
                .get();
        // When
        recover();
        // Then
        assertThat(changelog()).extracting(record -> key(record) + "=" + value(record))
                .anySatisfy(record -> assertThat(record).contains("decided").contains("\"failed\""))
                .noneSatisfy(record -> assertThat(record).contains("later"));
        assertThat(read(topics.importStatus().name(), topics.importStatus().partitions()))
                .anySatisfy(told -> assertThat(value(told)).contains("import again"));
    }

    @Test
    void leavesInputsThatNobodyEverReadToTheCoordinator() throws Exception {
        // Given
        write(topics.importCommands().name(), "", "{\"importId\":\"new\",\"source\":{\"uri\":\"file:///d\"}}");
        // When
        recover();
        // Then
        assertThat(changelog()).extracting(RecoveryIT::value).noneSatisfy(text -> assertThat(text).contains("new"));
    }

    private void recover() throws InterruptedException {
        new RecoveryPart(this::recovery).start();
    }

    private Recovery recovery() {
        return new Recovery(clients, topics, 1, coordinator(), state);
    }

    private static Coordinator coordinator() {
        return new Coordinator(new Targets(Map.of("default", 2)), "topic-id");
    }

    private void write(String topic, String key, @Nullable String value) throws Exception {
        try (KafkaProducer<byte[], byte[]> producer = new KafkaProducer<>(clients.producer("test"))) {
            producer.send(new ProducerRecord<>(topic, bytes(key), value == null ? null : bytes(value))).get();
        }
    }

    private List<ConsumerRecord<byte[], byte[]>> changelog() throws Exception {
        return admin.listTopics().names().get().contains(changelog) ? read(changelog, 1) : List.of();
    }

    /** What a transaction that was committed a moment ago wrote too, which is not in the committed end at once. */
    private List<ConsumerRecord<byte[], byte[]>> read(String topic, int partitions) throws Exception {
        List<TopicPartition> all = new ArrayList<>();
        for (int number = 0; number < partitions; number++) {
            all.add(new TopicPartition(topic, number));
        }
        List<ConsumerRecord<byte[], byte[]>> read = new ArrayList<>();
        try (KafkaConsumer<byte[], byte[]> consumer = new KafkaConsumer<>(clients.reader("test"))) {
            new Reading(consumer, new Offsets(admin).ends(all)).each(read::add);
        }
        return read;
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static String key(ConsumerRecord<byte[], byte[]> record) {
        return new String(record.key(), StandardCharsets.UTF_8);
    }

    private static String value(ConsumerRecord<byte[], byte[]> record) {
        return record.value() == null ? "null" : new String(record.value(), StandardCharsets.UTF_8);
    }
}
