package dev.sluice.monitor.poll;

import dev.sluice.event.JobFact;
import dev.sluice.topic.Topic;
import dev.sluice.wire.EventWriter;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.producer.RecordMetadata;

/** Reports on {@code job-status}. */
final class KafkaFacts implements Facts {

    private static final Duration CONFIRMED_WITHIN = Duration.ofSeconds(30);

    private final EventWriter writer;
    private final Topic topic;

    KafkaFacts(EventWriter writer, Topic topic) {
        this.writer = writer;
        this.topic = topic;
    }

    @Override
    public void report(Collection<JobFact> facts) throws InterruptedException {
        List<Future<RecordMetadata>> sent = facts.stream()
                .map(fact -> writer.write(topic, fact.key().encoded(), fact))
                .toList();
        try {
            for (Future<RecordMetadata> confirmed : sent) {
                confirmed.get(CONFIRMED_WITHIN.toMillis(), TimeUnit.MILLISECONDS);
            }
        } catch (ExecutionException | TimeoutException e) {
            throw new NotReportedException(e);
        }
    }
}
