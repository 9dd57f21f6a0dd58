package dev.sluice.submitter.coordinator;

import dev.sluice.event.Input;
import dev.sluice.submitter.decision.Coordinator;
import dev.sluice.submitter.decision.Stamp;
import dev.sluice.topic.Topics;
import dev.sluice.wire.DeadLetters;
import dev.sluice.wire.UnreadableException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Applies one input after the other to the ledger, each once. */
final class InputApplier {
    private final Topics topics;
    private final Coordinator coordinator;
    private final StoreLedger ledger;
    private final InputDecoder decoder;

    InputApplier(Topics topics, Coordinator coordinator, StoreLedger ledger) {
        this.topics = topics;
        this.coordinator = coordinator;
        this.ledger = ledger;
        decoder = new InputDecoder(topics);
    }

    /** Where an input lies, and when it came there. */
    record Place(String topic, int partition, long offset, long timestamp) {}

    /** What became of it, in the words of {@link InputCounter#INPUTS}. */
    String apply(Place at, byte @Nullable [] value) {
        if (ledger.isHistory(at.topic(), at.offset())) {
            return "history";
        }
        ledger.begin(at.timestamp());
        String outcome = decide(at, value);
        ledger.applied(at.topic(), at.offset());
        return outcome;
    }

    private String decide(Place at, byte @Nullable [] value) {
        Input input;
        try {
            input = decoder.decode(at.topic(), value);
        } catch (UnreadableException e) {
            ledger.outbox()
                    .write(topics.deadLetters(), at.topic() + "/" + at.partition() + "/" + at.offset(),
                            DeadLetters.of(at.topic(), at.partition(), at.offset(), value, e));
            return "dead-letter";
        }
        coordinator.decide(input, new Stamp(at.offset(), Instant.ofEpochMilli(at.timestamp())), ledger);
        return ledger.outbox().dropped() ? "dropped" : "decided";
    }
}
