package dev.sluice.scanner;

import dev.sluice.event.ScanFact;
import dev.sluice.event.ScanFact.ScanCompleted;
import dev.sluice.event.ScanFact.ScanFailed;
import dev.sluice.event.ScanFact.TableDiscovered;
import dev.sluice.topic.Topic;
import dev.sluice.wire.EventWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;

/** Publishes what a scan found. Safe for many threads. */
final class Facts {
    private final EventWriter writer;
    private final Topic topic;

    Facts(EventWriter writer, Topic topic) {
        this.writer = writer;
        this.topic = topic;
    }

    /**
     * Publishes and waits until Kafka has it all.
     *
     * @throws KafkaException       when Kafka did not take it; publishing it all again does no harm
     * @throws ScanStoppedException when the signal was given, or the thread was interrupted
     */
    void publish(ScanResult result, StopSignal stop) {
        try {
            publishInOrder(result, stop);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ScanStoppedException();
        }
    }

    private void publishInOrder(ScanResult result, StopSignal stop) throws InterruptedException {
        List<Future<RecordMetadata>> tables = new ArrayList<>();
        for (TableDiscovered table : result.tables()) {
            stop.check();
            tables.add(write(table));
        }
        for (Future<RecordMetadata> written : tables) {
            await(written);
        }
        stop.check();
        // Only behind all tables: the coordinator compares its count with what it has seen by then.
        await(write(result.last()));
    }

    private Future<RecordMetadata> write(ScanFact fact) throws InterruptedException {
        return writer.write(topic, key(fact), fact);
    }

    private static String key(ScanFact fact) {
        return switch (fact) {
            case TableDiscovered table -> table.key().encoded();
            case ScanCompleted completed -> completed.importId().value();
            case ScanFailed failed -> failed.importId().value();
        };
    }

    private static void await(Future<RecordMetadata> written) throws InterruptedException {
        try {
            written.get();
        } catch (ExecutionException e) {
            throw e.getCause() instanceof KafkaException failure ? failure : new KafkaException(e.getCause());
        }
    }
}
