package dev.sluice.scanner;

import dev.sluice.config.CredentialConfig;
import dev.sluice.sdk.tidb.TidbSessions;
import dev.sluice.sdk.tidb.TidbTarget;
import dev.sluice.sdk.tidb.VertxSessions;
import dev.sluice.service.KafkaClients;
import dev.sluice.service.ServicePart;
import dev.sluice.service.WorkLoop;
import dev.sluice.service.WorkerPart;
import dev.sluice.topic.Topics;
import dev.sluice.wire.EventWriter;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.KafkaConsumer;

/** The scanner as a part of a service, with its clients. Several processes share the imports among them. */
final class ScannerPart {
    private static final String NAME = "scanner";

    private ScannerPart() {}

    /**
     * Puts the scanner together; it connects to nothing before its start.
     *
     * @param targets     by the name that manifests use
     * @param credentials by the name that manifests use
     * @param fatal       hears of what the scanner cannot go on after
     */
    static ServicePart of(KafkaClients kafka, Topics topics, Map<String, TidbTarget> targets,
            Map<String, CredentialConfig> credentials, MeterRegistry metrics, Consumer<Throwable> fatal) {
        return new WorkerPart(NAME, kafka.producer(NAME), (vertx, producer) -> {
            Map<String, TidbSessions> sessions = new HashMap<>();
            targets.forEach((name, target) -> sessions.put(name, new VertxSessions(vertx, target)));
            EventWriter writer = new EventWriter(producer, "/sluice/scanner");
            OpenScans open = new OpenScans();
            ScanThreads threads = new ScanThreads(new SourceScan(new Configured(sessions, credentials),
                    InstantSource.system()),
                    new Facts(writer, topics.tableDiscovered()), open, metrics, fatal);
            OrderLoop orders = new OrderLoop(new KafkaConsumer<>(kafka.member(NAME, topics.prefix() + NAME)), topics,
                    writer, open, threads::begin);
            // The loop stops before the threads: it is what tells their scans to end.
            return List.of(threads, new WorkLoop(NAME, orders::run, orders::stop, Optional::empty, fatal));
        });
    }
}
