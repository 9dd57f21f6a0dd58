package dev.sluice.submitter.executor;

import dev.sluice.event.SubmissionFact;
import dev.sluice.topic.Topic;
import dev.sluice.wire.EventWriter;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Reports on {@code job-submitted}. */
final class KafkaFacts implements Facts {

    private static final Duration CONFIRMED_WITHIN = Duration.ofSeconds(30);

    private final EventWriter writer;
    private final Topic topic;

    KafkaFacts(EventWriter writer, Topic topic) {
        this.writer = writer;
        this.topic = topic;
    }

    @Override
    public void report(SubmissionFact fact) throws InterruptedException {
        try {
            writer.write(topic, fact.key().encoded(), fact).get(CONFIRMED_WITHIN.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException | TimeoutException e) {
            throw new NotReportedException(e);
        }
    }
}
