package dev.sluice.submitter.executor;

import dev.sluice.sdk.tidb.TidbSessions;
import dev.sluice.sdk.tidb.TidbTarget;
import dev.sluice.sdk.tidb.VertxSessions;
import dev.sluice.service.KafkaClients;
import dev.sluice.service.ServicePart;
import dev.sluice.service.WorkLoop;
import dev.sluice.topic.Topics;
import dev.sluice.wire.EventWriter;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.jspecify.annotations.Nullable;

/** The executor as a part of a service, with the clients it needs. Several processes share the tables among them. */
public final class ExecutorPart implements ServicePart {

    private static final String NAME = "executor";

    private final KafkaClients kafka;
    private final Topics topics;
    private final Map<String, TidbTarget> targets;
    private final SourceCredentials credentials;
    private final Consumer<Throwable> fatal;
    private volatile @Nullable Running running;

    private record Running(Vertx vertx, KafkaProducer<byte[], byte[]> producer, WorkLoop loop) {}

    /**
     * Connects to nothing before {@link #start}.
     *
     * @param targets by the name that manifests use
     * @param fatal   hears of what the executor cannot go on after
     */
    public ExecutorPart(KafkaClients kafka, Topics topics, Map<String, TidbTarget> targets,
            SourceCredentials credentials, Consumer<Throwable> fatal) {
        this.kafka = kafka;
        this.topics = topics;
        this.targets = Map.copyOf(targets);
        this.credentials = credentials;
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
        Facts facts = new KafkaFacts(new EventWriter(producer, "/sluice/executor"), topics.jobSubmitted());
        Executor executor = new Executor(new KafkaConsumer<>(kafka.follower(NAME, topics.prefix() + NAME)),
                topics.tableCheckpoints().name(), sessions, credentials, facts, fatal);
        WorkLoop loop = new WorkLoop(NAME, executor::run, executor::stop, executor::problem, fatal);
        running = new Running(vertx, producer, loop);
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
            now.producer().close(within);
            now.vertx().close().await(Math.max(1, within.toMillis()), TimeUnit.MILLISECONDS);
        }
    }
}
