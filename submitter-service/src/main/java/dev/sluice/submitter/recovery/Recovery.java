package dev.sluice.submitter.recovery;

import dev.sluice.service.AdminAnswer;
import dev.sluice.service.KafkaClients;
import dev.sluice.service.Offsets;
import dev.sluice.submitter.coordinator.CoordinatorPart;
import dev.sluice.submitter.coordinator.CoordinatorStore;
import dev.sluice.submitter.decision.Coordinator;
import dev.sluice.topic.Topics;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.GroupIdNotFoundException;

/**
 * Looks whether the changelog of the coordinator's store is whole, and makes it so: from {@code table-checkpoints}, which
 * holds the same records; if that is empty, by deciding on the inputs once more.
 *
 * <p>All in one transaction, so a crash leaves nothing behind and the next start begins again. No coordinator runs
 * meanwhile: the group has no member, and members only come once the transaction is committed. Who rebuilds fences who did
 * so before.
 */
public final class Recovery {
    /** Below the 15 minutes that brokers allow. Nobody waits for it: the next to rebuild ends what a dead one left open. */
    private static final Duration TRANSACTION = Duration.ofMinutes(14);

    private final KafkaClients kafka;
    private final Topics topics;
    private final int replication;
    private final Coordinator coordinator;
    private final String group;
    private final LocalState local;

    /**
     * Does nothing yet.
     *
     * @param replication copies of the changelog, should it be missing
     * @param coordinator decides on inputs once more, should nothing else be left
     * @param stateDir    of Kafka Streams
     */
    public Recovery(KafkaClients kafka, Topics topics, int replication, Coordinator coordinator, Path stateDir) {
        this.kafka = kafka;
        this.topics = topics;
        this.replication = replication;
        this.coordinator = coordinator;
        group = CoordinatorPart.applicationId(topics.prefix());
        local = new LocalState(stateDir, group);
    }

    /**
     * Returns when the state is whole. Blocks; at a normal start for one answer of Kafka.
     *
     * @throws CoordinatorRunningException                  while another coordinator is not gone yet: try again
     * @throws org.apache.kafka.common.KafkaException when Kafka does not answer: try again when it may be retried
     */
    public void run() throws InterruptedException {
        try (Admin admin = Admin.create(kafka.admin("sluice-recovery"))) {
            Changelog changelog = new Changelog(admin, CoordinatorStore.changelog(group), replication);
            String id = changelog.ensured();
            if (!local.isOf(id)) {
                makeWhole(admin, changelog);
                local.startOver(id);
            }
        }
    }

    private void makeWhole(Admin admin, Changelog changelog) throws InterruptedException {
        try (Consumer<byte[], byte[]> consumer = new KafkaConsumer<>(kafka.reader("sluice-recovery"))) {
            if (changelog.isWhole(consumer)) {
                return;
            }
            try (Producer<byte[], byte[]> producer = new KafkaProducer<>(transactional())) {
                producer.initTransactions();
                if (!changelog.isWhole(consumer)) {
                    rebuild(admin, changelog, consumer, producer);
                }
            }
        }
    }

    private Map<String, Object> transactional() {
        Map<String, Object> settings = new HashMap<>(kafka.producer("sluice-recovery"));
        settings.put(ProducerConfig.TRANSACTIONAL_ID_CONFIG, group + "-recovery");
        settings.put(ProducerConfig.TRANSACTION_TIMEOUT_CONFIG, (int) TRANSACTION.toMillis());
        return settings;
    }

    private void rebuild(Admin admin, Changelog changelog, Consumer<byte[], byte[]> consumer,
            Producer<byte[], byte[]> producer) throws InterruptedException {
        refuseBesideACoordinator(admin);
        producer.beginTransaction();
        new Rebuild(topics, changelog, consumer, record -> send(producer, record))
                .run(new Offsets(admin).ends(checkpointPartitions()), () -> InputEnds.of(admin, topics, group),
                        coordinator);
        producer.flush();
        refuseBesideACoordinator(admin); // a frozen one may have come back meanwhile
        producer.commitTransaction();
    }

    @SuppressWarnings("FutureReturnValueIgnored") // what could not be sent makes the commit fail
    private static void send(Producer<byte[], byte[]> producer, ProducerRecord<byte[], byte[]> record) {
        producer.send(record);
    }

    private void refuseBesideACoordinator(Admin admin) throws InterruptedException {
        try {
            if (!AdminAnswer.await(admin.describeConsumerGroups(List.of(group)).all()).get(group).members().isEmpty()) {
                throw new CoordinatorRunningException(group);
            }
        } catch (GroupIdNotFoundException e) {
            // There was never a member.
        }
    }

    private List<TopicPartition> checkpointPartitions() {
        return IntStream.range(0, topics.tableCheckpoints().partitions())
                .mapToObj(number -> new TopicPartition(topics.tableCheckpoints().name(), number))
                .toList();
    }
}
