package dev.sluice.submitter.coordinator;

import dev.sluice.submitter.decision.Coordinator;
import dev.sluice.topic.Topics;
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
    private ProcessorContext<byte[], byte[]> context;
    private StoreLedger ledger;
    private InputApplier applier;
    private EarlyCommit early;

    CoordinatorProcessor(Topics topics, Coordinator coordinator, InputCounter counter) {
        this.topics = topics;
        this.coordinator = coordinator;
        this.counter = counter;
    }

    @Override
    public void init(ProcessorContext<byte[], byte[]> streams) {
        context = streams;
        Outbox outbox = new Outbox((topic, made) -> streams.forward(made, CoordinatorTopology.sink(topics, topic)));
        Memory memory = new StoreMemory(streams.getStateStore(CoordinatorStore.STATE));
        ledger = new StoreLedger(memory, topics, outbox);
        applier = new InputApplier(topics, coordinator, ledger);
        early = new EarlyCommit(streams);
    }

    @Override
    public void process(Record<byte[], byte[]> polled) {
        RecordMetadata at = context.recordMetadata().orElseThrow();
        counter.count(at.topic(), applier.apply(
                new InputApplier.Place(at.topic(), at.partition(), at.offset(), polled.timestamp()), polled.value()));
        if (ledger.takeUrgent()) {
            early.ask();
        }
    }
}
