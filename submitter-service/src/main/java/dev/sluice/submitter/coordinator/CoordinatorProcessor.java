package dev.sluice.submitter.coordinator;

import dev.sluice.submitter.decision.Coordinator;
import dev.sluice.topic.Topics;
import java.time.Duration;
import org.apache.kafka.streams.processor.Cancellable;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.Punctuator;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.processor.api.RecordMetadata;

/**
 * Decides on one record after the other. An unreadable record becomes a dead letter and the topic goes on; a bug in a
 * decision throws, which ends the process with nothing of that input written: it is never skipped.
 *
 * <p>What somebody waits for is committed a moment later, with what comes with it. Nothing runs while nothing happens: every
 * punctuation makes Kafka Streams commit, whatever it does.
 */
final class CoordinatorProcessor implements Processor<byte[], byte[], byte[], byte[]> {
    private static final Duration COMPANY_WAIT = Duration.ofMillis(10);

    private final Topics topics;
    private final Coordinator coordinator;
    private final InputCounter counter;
    private ProcessorContext<byte[], byte[]> context;
    private StoreLedger ledger;
    private boolean commitDue;
    private InputApplier applier;

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
        commitDue = false;
    }

    /** Commits once and is gone. */
    private final class CommitSoon implements Punctuator {
        private final Cancellable schedule = context.schedule(COMPANY_WAIT, PunctuationType.WALL_CLOCK_TIME, this);

        @Override
        public void punctuate(long now) {
            schedule.cancel();
            commitDue = false;
            context.commit();
        }
    }

    @Override
    public void process(Record<byte[], byte[]> polled) {
        RecordMetadata at = context.recordMetadata().orElseThrow();
        counter.count(at.topic(), applier.apply(
                new InputApplier.Place(at.topic(), at.partition(), at.offset(), polled.timestamp()), polled.value()));
        if (ledger.takeUrgent() && !commitDue) {
            commitDue = true;
            new CommitSoon();
        }
    }
}
