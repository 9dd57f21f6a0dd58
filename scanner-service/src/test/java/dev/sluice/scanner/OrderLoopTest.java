package dev.sluice.scanner;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.event.ImportId;
import dev.sluice.event.Manifest;
import dev.sluice.event.ScanOrder;
import dev.sluice.event.ScanOrder.CancelScan;
import dev.sluice.event.ScanOrder.ScanSource;
import dev.sluice.topic.Topics;
import dev.sluice.wire.EventWriter;
import dev.sluice.wire.Json;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class OrderLoopTest {
    private static final Topics TOPICS = new Topics("sluice.");
    private static final TopicPartition AT = new TopicPartition(TOPICS.scanOrders().name(), 0);

    private final MockConsumer<byte[], byte[]> consumer = new MockConsumer<>("earliest");
    private final MockProducer<byte[], byte[]> producer = new MockProducer<>(true, null, new ByteArraySerializer(),
            new ByteArraySerializer());
    private final OpenScans open = new OpenScans();
    private final List<OpenScan> begun = new ArrayList<>();
    private final OrderLoop loop = new OrderLoop(consumer, TOPICS, new EventWriter(producer, "/sluice/scanner"), open,
            begun::add);
    private long next;

    @BeforeEach
    void assign() {
        consumer.updateBeginningOffsets(Map.of(AT, 0L));
        consumer.schedulePollTask(() -> consumer.rebalance(Set.of(AT)));
    }

    /** Runs the loop over these turns, then lets it end. */
    private void run(Runnable... turns) {
        for (Runnable turn : turns) {
            consumer.schedulePollTask(turn);
        }
        consumer.schedulePollTask(loop::stop);
        loop.run();
    }

    private void record(byte @Nullable [] value) {
        consumer.addRecord(new ConsumerRecord<>(AT.topic(), AT.partition(), next++, "k".getBytes(
                StandardCharsets.UTF_8),
                value));
    }

    private void order(ScanOrder order) {
        record(Json.write(order));
    }

    private static ScanSource scan(String id) {
        return new ScanSource(new ImportId(id), "scan-" + id, Manifest.of("/d"), false);
    }

    @Test
    void commitsAnOrderOnlyWhenItsScanIsClosed() {
        // When
        run(() -> order(scan("a")), () -> assertThat(consumer.committed(Set.of(AT)).get(AT).offset()).isZero(),
                () -> open.close(begun.getFirst()), () -> {});

        // Then
        assertThat(begun).extracting(started -> started.order().importId().value()).containsExactly("a");
        assertThat(consumer.closed()).isTrue();
        assertThat(open.toCommit()).isEmpty();
    }

    @Test
    void tellsARunningScanThatItIsCancelled() {
        run(() -> order(scan("a")), () -> order(new CancelScan(new ImportId("a"), "scan-a")));
        assertThat(begun.getFirst().stop().isCancelled()).isTrue();
    }

    @Test
    void sendsARecordWithoutAValueToTheDeadLettersAndReadsOn() {
        // When
        run(() -> record(null), () -> order(scan("a")));

        // Then
        assertThat(producer.history()).singleElement()
                .satisfies(letter -> assertThat(letter.topic()).isEqualTo(TOPICS.deadLetters().name()));
        assertThat(begun).hasSize(1);
    }

    @Test
    void leavesOpenScansToTheNextMemberWhenItEnds() {
        // When
        run(() -> order(scan("a")));

        // Then
        assertThat(begun.getFirst().stop().isCancelled()).isFalse();
        assertThat(open.count()).isOne();
    }

    @Test
    void sendsAnOrderThatCannotBeReadToTheDeadLettersAndGoesOn() {
        // When
        run(() -> {
            record("{\"type\":\"explode\"}".getBytes(StandardCharsets.UTF_8));
            record("not json".getBytes(StandardCharsets.UTF_8));
            order(scan("b"));
        });

        // Then
        assertThat(producer.history()).extracting(sent -> sent.topic())
                .containsExactly("sluice.dead-letters",
                        "sluice.dead-letters");
        assertThat(new String(producer.history().getFirst().value(), StandardCharsets.UTF_8)).contains("unknown-type");
        assertThat(begun).hasSize(1);
    }

    @Test
    void readsNoFurtherWhileTooManyScansAreOpen() {
        // When
        run(() -> {
            for (int i = 0; i < OrderLoop.MOST_OPEN; i++) {
                order(scan("i" + i));
            }
        }, () -> assertThat(consumer.paused()).containsExactly(AT), () -> open.close(begun.getFirst()), () -> {},
                () -> assertThat(consumer.paused()).isEmpty());

        // Then
        assertThat(begun).hasSize(OrderLoop.MOST_OPEN);
    }
}
