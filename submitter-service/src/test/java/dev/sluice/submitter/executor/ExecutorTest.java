package dev.sluice.submitter.executor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.checkpoint.TableCheckpoint;
import dev.sluice.event.SubmissionFact;
import dev.sluice.event.SubmissionFact.JobSubmitted;
import dev.sluice.wire.Json;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ExecutorTest {

    private static final String TOPIC = "table-checkpoints";
    private static final TopicPartition PARTITION = new TopicPartition(TOPIC, 3);
    private static final long SECONDS = 10;

    private final World world = new World(Tables.submitting());
    private final MockConsumer<byte[], byte[]> consumer = new MockConsumer<>("earliest");
    private final BlockingQueue<SubmissionFact> facts = new ArrayBlockingQueue<>(10);
    private final BlockingQueue<Throwable> fatal = new ArrayBlockingQueue<>(10);
    private final Executor executor = new Executor(consumer, consumer::endOffsets, TOPIC, Map.of("default", world.tidb),
            new SourceCredentials(Map.of()), facts::add, fatal::add);
    private final Thread thread = new Thread(executor::run, "executor");
    private long end;

    @BeforeEach
    void beginAtTheStart() {
        consumer.updateBeginningOffsets(Map.of(PARTITION, 0L));
        consumer.updateEndOffsets(Map.of(PARTITION, 0L));
    }

    @AfterEach
    void stop() throws InterruptedException {
        executor.stop();
        thread.join(TimeUnit.SECONDS.toMillis(SECONDS));
        assertThat(fatal).isEmpty();
    }

    @Test
    void actsOnTheLatestCheckpointOfEachTable() throws InterruptedException {
        // Given
        consumer.schedulePollTask(() -> {
            consumer.rebalance(List.of(PARTITION));
            add("~applied-offsets", "{\"type\":\"applied-offsets\",\"offsets\":{}}".getBytes(StandardCharsets.UTF_8));
            add(key(), Json.write(Tables.submitting(table -> table.nextAttempt())));
            add(key(), Json.write(Tables.submitting()));
        });
        // When
        thread.start();
        // Then
        assertThat(facts.poll(SECONDS, TimeUnit.SECONDS)).isInstanceOfSatisfying(JobSubmitted.class,
                fact -> assertThat(fact.attempt()).isEqualTo(1));
        assertThat(world.tidb.accepted()).isEqualTo(1);
        assertThat(executor.problem()).isEmpty();
    }

    @Test
    void takesUpAnOrderThatComesLater() throws InterruptedException {
        // Given
        consumer.schedulePollTask(() -> consumer.rebalance(List.of(PARTITION)));
        consumer.schedulePollTask(() -> add(key(), null));
        consumer.schedulePollTask(() -> add(key(), Json.write(Tables.submitting())));
        // When
        thread.start();
        // Then
        assertThat(facts.poll(SECONDS, TimeUnit.SECONDS)).isInstanceOf(JobSubmitted.class);
    }

    @Test
    void doesNothingForAPartitionThatIsNotItsOwnAnyMore() throws InterruptedException {
        // Given: another session has the lock, so the order waits
        world.tidb.lockElsewhere(TableLock.name(Tables.submitting().key().name()));
        BlockingQueue<Boolean> gone = new ArrayBlockingQueue<>(1);
        consumer.schedulePollTask(() -> {
            consumer.rebalance(List.of(PARTITION));
            add(key(), Json.write(Tables.submitting()));
        });
        consumer.schedulePollTask(() -> consumer.rebalance(List.of()));
        consumer.schedulePollTask(() -> gone.add(true));
        // When
        thread.start();
        // Then
        assertThat(gone.poll(SECONDS, TimeUnit.SECONDS)).isTrue();
        assertThat(executor.problem()).isPresent();
        assertThat(world.tidb.accepted()).isZero();
    }

    private static String key() {
        TableCheckpoint table = Tables.submitting();
        return table.key().encoded();
    }

    private void add(String key, byte @Nullable [] value) {
        consumer.updateEndOffsets(Map.of(PARTITION, end + 1));
        consumer.addRecord(
                new ConsumerRecord<>(TOPIC, PARTITION.partition(), end, key.getBytes(StandardCharsets.UTF_8), value));
        end++;
    }
}
