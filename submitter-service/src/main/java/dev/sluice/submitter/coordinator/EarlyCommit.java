package dev.sluice.submitter.coordinator;

import java.time.Duration;
import org.apache.kafka.streams.processor.Cancellable;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.Punctuator;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.jspecify.annotations.Nullable;

/**
 * Commits what somebody waits for before the interval is over. The first after a quiet time is not kept waiting; when one
 * follows the other, those of a moment share a commit, as each is work for every partition written to. What comes before a
 * commit that was asked for has happened may cost one more.
 *
 * <p>Nothing is scheduled while nothing happens: every punctuation makes Kafka Streams commit, whatever it does. For the
 * stream's thread.
 */
final class EarlyCommit implements Punctuator {
    private static final Duration BUSY = Duration.ofMillis(50);
    private static final Duration COMPANY_WAIT = Duration.ofMillis(10);

    private final ProcessorContext<?, ?> context;
    private long last;
    private @Nullable Cancellable scheduled;

    EarlyCommit(ProcessorContext<?, ?> context) {
        this.context = context;
    }

    /** Soon commits what was written until then. */
    void ask() {
        if (scheduled != null) {
            return;
        }
        if (context.currentSystemTimeMs() - last >= BUSY.toMillis()) {
            commit();
        } else {
            scheduled = context.schedule(COMPANY_WAIT, PunctuationType.WALL_CLOCK_TIME, this);
        }
    }

    @Override
    public void punctuate(long now) {
        if (scheduled != null) {
            scheduled.cancel();
            scheduled = null;
        }
        commit();
    }

    private void commit() {
        last = context.currentSystemTimeMs();
        context.commit();
    }
}
