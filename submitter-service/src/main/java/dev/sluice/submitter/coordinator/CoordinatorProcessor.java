package dev.sluice.submitter.coordinator;

import dev.sluice.event.Input;
import dev.sluice.submitter.decision.Coordinator;
import dev.sluice.submitter.decision.Stamp;
import dev.sluice.topic.Topics;
import dev.sluice.wire.DeadLetters;
import dev.sluice.wire.UnreadableException;
import java.time.Instant;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.processor.api.RecordMetadata;

/**
 * Decides on one record after the other. An unreadable record becomes a dead letter and the topic goes on; a bug in a
 * decision throws, which ends the process with nothing of that input written: it is never skipped.
 */
final class CoordinatorProcessor implements Processor<byte[], byte[], byte[], byte[]> {
    private final Topics topics;
    private final Coordinator coordinator;
    private final InputCounter counter;
    private final InputDecoder decoder;
    private ProcessorContext<byte[], byte[]> context;
    private StoreLedger ledger;

    CoordinatorProcessor(Topics topics, Coordinator coordinator, InputCounter counter) {
        this.topics = topics;
        this.coordinator = coordinator;
        this.counter = counter;
        decoder = new InputDecoder(topics);
    }

    @Override
    public void init(ProcessorContext<byte[], byte[]> streams) {
        context = streams;
        ledger = new StoreLedger(streams, topics);
    }

    @Override
    public void process(Record<byte[], byte[]> polled) {
        RecordMetadata at = context.recordMetadata().orElseThrow();
        if (ledger.isHistory(at.topic(), at.offset())) {
            counter.count(at.topic(), "history");
            return;
        }
        ledger.begin(polled.timestamp());
        counter.count(at.topic(), apply(polled, at));
        ledger.applied(at.topic(), at.offset());
    }

    private String apply(Record<byte[], byte[]> polled, RecordMetadata at) {
        Input input;
        try {
            input = decoder.decode(at.topic(), polled.value());
        } catch (UnreadableException e) {
            ledger.outbox()
                    .write(topics.deadLetters(), at.topic() + "/" + at.partition() + "/" + at.offset(),
                            DeadLetters.of(at.topic(), at.partition(), at.offset(), polled.value(), e));
            return "dead-letter";
        }
        coordinator.decide(input, new Stamp(at.offset(), Instant.ofEpochMilli(polled.timestamp())), ledger);
        return ledger.outbox().dropped() ? "dropped" : "decided";
    }
}
