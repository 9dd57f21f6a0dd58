package dev.sluice.monitor.poll;

import dev.sluice.checkpoint.TableCheckpoint;
import dev.sluice.sdk.tidb.TidbTarget;
import dev.sluice.sdk.tidb.VertxSessions;
import dev.sluice.service.KafkaClients;
import dev.sluice.service.PartitionFollower;
import dev.sluice.service.ServicePart;
import dev.sluice.service.WorkLoop;
import dev.sluice.topic.Topics;
import dev.sluice.wire.EventWriter;
import dev.sluice.wire.TableCheckpointDecoder;
import io.micrometer.core.instrument.MeterRegistry;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.jspecify.annotations.Nullable;

/**
 * The monitor as a part of a service: a loop that follows the checkpoints, and one for each target, so that a target that does
 * not answer keeps no other waiting.
 */
public final class MonitorPart implements ServicePart {

    private static final String NAME = "monitor";

    private final KafkaClients kafka;
    private final Topics topics;
    private final Map<String, TidbTarget> targets;
    private final MeterRegistry metrics;
    private final Consumer<Throwable> fatal;
    private volatile @Nullable Running running;

    private record Running(Vertx vertx, KafkaProducer<byte[], byte[]> producer, List<WorkLoop> loops) {}

    /**
     * Connects to nothing before {@link #start}.
     *
     * @param targets by the name that manifests use
     * @param fatal   hears of what the monitor cannot go on after
     */
    public MonitorPart(KafkaClients kafka, Topics topics, Map<String, TidbTarget> targets, MeterRegistry metrics,
            Consumer<Throwable> fatal) {
        this.kafka = kafka;
        this.topics = topics;
        this.targets = Map.copyOf(targets);
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
        KafkaProducer<byte[], byte[]> producer = new KafkaProducer<>(kafka.producer(NAME));
        Facts facts = new KafkaFacts(new EventWriter(producer, "/sluice/monitor"), topics.jobStatus());
        Watched watched = new Watched();
        List<WorkLoop> loops = new ArrayList<>();
        targets.forEach((name, target) -> loops.add(poller(name,
                new TargetPoller(name, new VertxSessions(vertx, target), watched, facts, metrics, InstantSource
                        .system()))));
        loops.add(follower(watched));
        running = new Running(vertx, producer, loops);
        loops.forEach(WorkLoop::start);
    }

    @Override
    public Optional<String> problem() {
        Running now = running;
        return now == null
                ? Optional.of("not started")
                : now.loops().stream().map(WorkLoop::problem).flatMap(Optional::stream).findFirst();
    }

    @Override
    public void stop(Duration within) throws Exception {
        Running now = running;
        if (now == null) {
            return;
        }
        try {
            for (WorkLoop loop : now.loops().reversed()) {
                loop.stop(within);
            }
        } finally {
            now.producer().close(within);
            now.vertx().close().await(Math.max(1, within.toMillis()), TimeUnit.MILLISECONDS);
        }
    }

    private WorkLoop poller(String target, TargetPoller poller) {
        return new WorkLoop(NAME + "-" + target, poller::run, poller::stop, poller::problem, fatal);
    }

    private WorkLoop follower(Watched watched) {
        PartitionFollower<String, TableCheckpoint> follower = new PartitionFollower<>(
                new KafkaConsumer<>(kafka.follower(NAME, topics.prefix() + NAME)), topics.tableCheckpoints().name(),
                new TableCheckpointDecoder(), watched);
        return new WorkLoop(NAME + "-checkpoints", follower::run, follower::stop,
                () -> follower.upToDate() ? Optional.empty() : Optional.of("checkpoints are not read to their end yet"),
                fatal);
    }
}
