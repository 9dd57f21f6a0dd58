package dev.sluice.cli;

import dev.sluice.cli.pipeline.PipelineReader;
import dev.sluice.cli.pipeline.PipelineUnreachableException;
import dev.sluice.event.StatusEvent;
import java.time.Duration;

/** Waits for what the coordinator answers to a command. */
final class Answers {

    static final Duration DEADLINE = Duration.ofMinutes(1);

    private Answers() {}

    /**
     * Blocks until the command at this offset has been answered.
     *
     * @throws PipelineUnreachableException when nobody answers within {@link #DEADLINE}
     */
    static StatusEvent.CommandAnswered await(PipelineReader reader, long offset) {
        long giveUpAt = System.nanoTime() + DEADLINE.toNanos();
        while (System.nanoTime() < giveUpAt) {
            for (StatusEvent event : reader.nextEvents()) {
                if (event instanceof StatusEvent.CommandAnswered answered && answered.offset() == offset) {
                    return answered;
                }
            }
        }
        throw new PipelineUnreachableException("no coordinator has answered within " + DEADLINE.toSeconds()
                + " s; the command stays on Kafka and is carried out when one runs", null);
    }
}
