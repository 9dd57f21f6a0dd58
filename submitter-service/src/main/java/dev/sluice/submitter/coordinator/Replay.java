package dev.sluice.submitter.coordinator;

import dev.sluice.checkpoint.CheckpointRecord;
import dev.sluice.checkpoint.ImportRecord;
import dev.sluice.checkpoint.TableCheckpoint;
import dev.sluice.event.ImportState;
import dev.sluice.event.Input;
import dev.sluice.event.ScanFact.ScanFailed;
import dev.sluice.event.ScanFailure;
import dev.sluice.submitter.decision.Coordinator;
import dev.sluice.submitter.decision.Stamp;
import dev.sluice.topic.Topic;
import dev.sluice.topic.Topics;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.streams.processor.api.Record;
import org.jspecify.annotations.Nullable;

/**
 * Decides once more on inputs that were decided on before their outcome was lost, in silence: nobody may act on a state that
 * later inputs have long overtaken. What a table or import came to is seen only when all of them have been taken.
 *
 * <p>Everything is kept in memory. Not safe to share.
 */
public final class Replay {
    private final MapMemory memory = new MapMemory();
    private final List<ProducerRecord<byte[], byte[]>> told = new ArrayList<>();
    private final Topics topics;
    private final Coordinator coordinator;
    private final StoreLedger ledger;
    private final InputApplier applier;
    private boolean silent = true;
    private Instant last = Instant.EPOCH;

    public Replay(Topics topics, Coordinator coordinator) {
        this.topics = topics;
        this.coordinator = coordinator;
        ledger = new StoreLedger(memory, topics, new Outbox(this::tell));
        applier = new InputApplier(topics, coordinator, ledger);
    }

    private void tell(Topic topic, Record<byte[], byte[]> made) {
        if (!silent && topic.equals(topics.importStatus())) {
            told.add(new ProducerRecord<>(topic.name(), null, made.timestamp(), made.key(), made.value(),
                    made.headers()));
        }
    }

    /** Takes the next input. Within a topic they come in order; between topics by their time. */
    public void take(ConsumerRecord<byte[], byte @Nullable []> input) {
        applier.apply(new InputApplier.Place(input.topic(), input.partition(), input.offset(), input.timestamp()),
                input.value());
        last = Instant.ofEpochMilli(input.timestamp());
    }

    /** Takes an input that is no record, or not any more. */
    public void take(Input input, Stamp stamp) {
        ledger.begin(stamp.at().toEpochMilli());
        coordinator.decide(input, stamp, ledger);
        last = stamp.at();
    }

    /**
     * Takes back what cannot be known to be still meant. Scans that were under way end: when facts have outlived their
     * retention nobody knows what came of them, so users are told and may ask again. No table is to be emptied: inputs that
     * were written at the same time may have been decided on in another order, and TiDB refuses a table that is not empty.
     *
     * @return what users are to be told
     */
    public List<ProducerRecord<byte[], byte[]>> end() {
        memory.each("", record -> {
            if (record instanceof TableCheckpoint table && table.truncate()) {
                ledger.save(table.with(change -> change.truncate(false)));
            }
        });
        silent = false;
        memory.each("", record -> {
            if (record instanceof ImportRecord open) {
                openScan(open).ifPresent(scan -> fail(open, scan));
            }
        });
        return Collections.unmodifiableList(told);
    }

    private static Optional<String> openScan(ImportRecord record) {
        return Stream.concat(
                Stream.of(record).filter(open -> open.state() == ImportState.SCANNING).map(ImportRecord::scanId),
                Stream.ofNullable(record.verification()).map(scan -> scan.scanId())).findFirst();
    }

    private void fail(ImportRecord open, String scan) {
        take(new ScanFailed(open.importId(), scan, ScanFailure.REFUSED,
                "its scan was under way when Sluice's state was lost; nothing is known to have been sent, so look at the"
                        + " target and import again"),
                new Stamp(open.startOffset(), last));
    }

    /** What is to be remembered, under the keys of {@code table-checkpoints}. */
    public SortedMap<String, CheckpointRecord> records() {
        return Collections.unmodifiableSortedMap(memory.records());
    }
}
