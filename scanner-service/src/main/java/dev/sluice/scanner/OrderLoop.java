package dev.sluice.scanner;

import dev.sluice.event.ScanOrder;
import dev.sluice.event.ScanOrder.CancelScan;
import dev.sluice.event.ScanOrder.ScanSource;
import dev.sluice.service.KafkaClients;
import dev.sluice.topic.Topics;
import dev.sluice.wire.DeadLetters;
import dev.sluice.wire.EventWriter;
import dev.sluice.wire.Json;
import dev.sluice.wire.UnreadableException;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.CommitFailedException;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.RebalanceInProgressException;
import org.apache.kafka.common.errors.RetriableException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads orders and hands them on. It never waits for a scan, so it keeps its place in the group however long one takes,
 * and hears that a scan is to be cancelled while that scan runs. An order is committed when its last fact is published: a
 * crash has it carried out again, which the facts' scan id makes harmless.
 */
final class OrderLoop {
    private static final Logger LOGGER = LoggerFactory.getLogger(OrderLoop.class);
    private static final Duration POLL = Duration.ofMillis(200);
    private static final Duration ANSWER = Duration.ofSeconds(5);
    /** Beyond this nothing more is read until a scan has ended; a cancellation then waits too. */
    static final int MOST_OPEN = 64;

    private final org.apache.kafka.clients.consumer.Consumer<byte[], byte[]> consumer;
    private final Topics topics;
    private final EventWriter writer;
    private final OpenScans open;
    private final Consumer<OpenScan> begin;
    private volatile boolean stopping;

    /**
     * @param consumer closed by this loop
     * @param begin    takes over an opened scan and returns at once
     */
    OrderLoop(org.apache.kafka.clients.consumer.Consumer<byte[], byte[]> consumer, Topics topics, EventWriter writer,
            OpenScans open, Consumer<OpenScan> begin) {
        this.consumer = consumer;
        this.topics = topics;
        this.writer = writer;
        this.open = open;
        this.begin = begin;
    }

    /** Runs until {@link #stop}; on the way out what is done is committed and the other scans are told to end. */
    void run() {
        try {
            consumer.subscribe(List.of(topics.scanOrders().name()), new Assignment());
            while (!stopping) {
                turn();
            }
            commit();
        } finally {
            open.handOn();
            consumer.close(KafkaClients.leaving());
        }
    }

    /** Asks the loop to end; any thread. */
    void stop() {
        stopping = true;
    }

    void turn() {
        consumer.poll(POLL).forEach(this::take);
        if (open.count() >= MOST_OPEN) {
            consumer.pause(consumer.assignment());
        } else if (!consumer.paused().isEmpty()) {
            consumer.resume(consumer.paused());
        }
        commit();
    }

    private void take(ConsumerRecord<byte[], byte[]> polled) {
        TopicPartition at = new TopicPartition(polled.topic(), polled.partition());
        try {
            switch (Json.read(polled.value(), ScanOrder.class)) {
                case ScanSource scan -> begin(new OpenScan(at, polled.offset(), scan, new StopSignal()));
                case CancelScan cancel -> open.cancel(cancel.scanId());
            }
        } catch (UnreadableException e) {
            refuse(polled, e);
        }
        open.seen(at, polled.offset());
    }

    private void begin(OpenScan scan) {
        open.open(scan);
        begin.accept(scan);
    }

    private void refuse(ConsumerRecord<byte[], byte[]> polled, UnreadableException why) {
        LOGGER.atWarn()
                .addKeyValue("topic", polled.topic())
                .addKeyValue("partition", polled.partition())
                .addKeyValue("offset", polled.offset())
                .addKeyValue("error", why.getMessage())
                .log("order cannot be read; it goes to the dead letters");
        try {
            writer.write(topics.deadLetters(), "scan-orders", DeadLetters.of(polled.topic(), polled.partition(),
                    polled.offset(), polled.value(), why)).get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ScanStoppedException();
        } catch (ExecutionException e) {
            // Ends the service: the record is read again by whoever comes next.
            throw new KafkaException("a dead letter could not be written", e.getCause());
        }
    }

    private void commit() {
        Map<TopicPartition, OffsetAndMetadata> offsets = open.toCommit();
        if (offsets.isEmpty()) {
            return;
        }
        try {
            consumer.commitSync(offsets, ANSWER);
            open.committed(offsets);
        } catch (RetriableException | RebalanceInProgressException | CommitFailedException e) {
            LOGGER.atWarn()
                    .addKeyValue("topic", topics.scanOrders().name())
                    .addKeyValue("error", e.getMessage())
                    .log("orders carried out could not be committed; trying again");
        }
    }

    private final class Assignment implements ConsumerRebalanceListener {

        @Override
        public void onPartitionsAssigned(Collection<TopicPartition> assigned) {
            // Nothing to prepare: what the former member had open was not committed and is read again.
        }

        @Override
        public void onPartitionsRevoked(Collection<TopicPartition> revoked) {
            commit();
            revoked.forEach(open::lose);
        }

        @Override
        public void onPartitionsLost(Collection<TopicPartition> lost) {
            lost.forEach(open::lose);
        }
    }
}
