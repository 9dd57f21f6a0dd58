package dev.sluice.wire;

import dev.sluice.event.AboutTable;
import dev.sluice.topic.Topic;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.producer.RecordMetadata;

/** Reports facts about tables on one topic, by the tables' keys. Safe for many threads. */
public final class FactWriter {

    private static final Duration CONFIRMED_WITHIN = Duration.ofSeconds(30);

    private final EventWriter writer;
    private final Topic topic;
    private final Duration within;

    public FactWriter(EventWriter writer, Topic topic) {
        this(writer, topic, CONFIRMED_WITHIN);
    }

    FactWriter(EventWriter writer, Topic topic, Duration within) {
        this.writer = writer;
        this.topic = topic;
        this.within = within;
    }

    /**
     * Returns once Kafka has confirmed all facts. Blocks, for 30 seconds at most after they were handed over.
     *
     * @throws NotReportedException when one may not have arrived; all may be reported again
     * @throws InterruptedException when the thread is interrupted; some may have arrived
     */
    public void report(Collection<? extends AboutTable> facts) throws InterruptedException {
        List<Future<RecordMetadata>> sent = new ArrayList<>(facts.size());
        for (AboutTable fact : facts) {
            sent.add(writer.write(topic, fact.key().encoded(), fact));
        }
        long deadline = System.nanoTime() + within.toNanos();
        try {
            for (Future<RecordMetadata> confirmed : sent) {
                confirmed.get(Math.max(0, deadline - System.nanoTime()), TimeUnit.NANOSECONDS);
            }
        } catch (ExecutionException | TimeoutException e) {
            throw new NotReportedException(e);
        }
    }
}
