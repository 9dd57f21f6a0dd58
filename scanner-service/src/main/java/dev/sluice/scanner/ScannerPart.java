package dev.sluice.scanner;

import dev.sluice.sdk.tidb.TidbSessions;
import dev.sluice.sdk.tidb.TidbTarget;
import dev.sluice.sdk.tidb.VertxSessions;
import dev.sluice.service.KafkaClients;
import dev.sluice.service.ServicePart;
import dev.sluice.service.WorkLoop;
import dev.sluice.topic.Topics;
import dev.sluice.wire.EventWriter;
import io.micrometer.core.instrument.MeterRegistry;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.jspecify.annotations.Nullable;

/** The scanner as a part of a service, with its clients. Several processes share the imports among them. */
final class ScannerPart implements ServicePart {
    private static final String NAME = "scanner";

    private final KafkaClients kafka;
    private final Topics topics;
    private final Map<String, TidbTarget> targets;
    private final Set<String> credentials;
    private final MeterRegistry metrics;
    private final Consumer<Throwable> fatal;
    private volatile @Nullable Running running;

    private record Running(Vertx vertx, KafkaProducer<byte[], byte[]> producer, ScanThreads threads, WorkLoop loop) {}

    /**
     * Connects to nothing before {@link #start}.
     *
     * @param targets     by the name that manifests use
     * @param credentials the names that manifests may use
     * @param fatal       hears of what the scanner cannot go on after
     */
    ScannerPart(KafkaClients kafka, Topics topics, Map<String, TidbTarget> targets, Set<String> credentials,
            MeterRegistry metrics, Consumer<Throwable> fatal) {
        this.kafka = kafka;
        this.topics = topics;
        this.targets = Map.copyOf(targets);
        this.credentials = Set.copyOf(credentials);
        this.metrics = metrics;
        this.fatal = fatal;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public void start() {
        Vertx vertx = Vertx.vertx();
        Map<String, TidbSessions> sessions = new HashMap<>();
        targets.forEach((name, target) -> sessions.put(name, new VertxSessions(vertx, target)));
        KafkaProducer<byte[], byte[]> producer = new KafkaProducer<>(kafka.producer(NAME));
        EventWriter writer = new EventWriter(producer, "/sluice/scanner");
        OpenScans open = new OpenScans();
        ScanThreads threads = new ScanThreads(new SourceScan(sessions, credentials),
                new Facts(writer, topics.tableDiscovered()), open, metrics, fatal);
        OrderLoop orders = new OrderLoop(new KafkaConsumer<>(kafka.member(NAME, topics.prefix() + NAME)), topics,
                writer, open,
                threads::begin);
        WorkLoop loop = new WorkLoop(NAME, orders::run, orders::stop, threads::problem, fatal);
        running = new Running(vertx, producer, threads, loop);
        loop.start();
    }

    @Override
    public Optional<String> problem() {
        Running now = running;
        return now == null ? Optional.of("not started") : now.loop().problem();
    }

    @Override
    public void stop(Duration within) throws Exception {
        Running now = running;
        if (now == null) {
            return;
        }
        try {
            now.loop().stop(within);
        } finally {
            now.threads().close(within);
            now.producer().close(within);
            now.vertx().close().await(Math.max(1, within.toMillis()), TimeUnit.MILLISECONDS);
        }
    }
}
