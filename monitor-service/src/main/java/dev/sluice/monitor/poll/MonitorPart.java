package dev.sluice.monitor.poll;

import dev.sluice.checkpoint.TableCheckpoint;
import dev.sluice.sdk.tidb.TidbTarget;
import dev.sluice.sdk.tidb.VertxSessions;
import dev.sluice.service.KafkaClients;
import dev.sluice.service.PartitionEnds;
import dev.sluice.service.PartitionFollower;
import dev.sluice.service.ServicePart;
import dev.sluice.service.WorkLoop;
import dev.sluice.service.WorkerPart;
import dev.sluice.topic.Topics;
import dev.sluice.wire.EventWriter;
import dev.sluice.wire.FactWriter;
import dev.sluice.wire.TableCheckpointDecoder;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.KafkaConsumer;

/**
 * The monitor as a part of a service: a loop that follows the checkpoints, and one for each target, so that a target that does
 * not answer keeps no other waiting.
 */
public final class MonitorPart {

    private static final String NAME = "monitor";

    private MonitorPart() {}

    /**
     * Puts the monitor together; it connects to nothing before its start.
     *
     * @param targets by the name that manifests use
     * @param fatal   hears of what the monitor cannot go on after
     */
    public static ServicePart of(KafkaClients kafka, Topics topics, Map<String, TidbTarget> targets,
            MeterRegistry metrics, Consumer<Throwable> fatal) {
        return new WorkerPart(NAME, kafka.producer(NAME), (vertx, producer) -> {
            FactWriter facts = new FactWriter(new EventWriter(producer, "/sluice/monitor"), topics.jobStatus());
            Watched watched = new Watched();
            List<ServicePart> loops = new ArrayList<>();
            targets.forEach((name, target) -> loops.add(poller(name, new TargetPoller(name,
                    new VertxSessions(vertx, target), watched, facts::report, metrics, InstantSource.system()),
                    fatal)));
            loops.add(follower(kafka, topics, watched, fatal));
            return loops;
        });
    }

    private static WorkLoop poller(String target, TargetPoller poller, Consumer<Throwable> fatal) {
        return new WorkLoop(NAME + "-" + target, poller::run, poller::stop, poller::problem, fatal);
    }

    private static WorkLoop follower(KafkaClients kafka, Topics topics, Watched watched, Consumer<Throwable> fatal) {
        PartitionFollower<String, TableCheckpoint> follower = new PartitionFollower<>(
                new KafkaConsumer<>(kafka.follower(NAME, topics.prefix() + NAME)),
                PartitionEnds.toldBy(Admin.create(kafka.admin(NAME))), topics.tableCheckpoints().name(),
                new TableCheckpointDecoder(), watched);
        return new WorkLoop(NAME + "-checkpoints", follower::run, follower::stop,
                () -> follower.upToDate() ? Optional.empty() : Optional.of("checkpoints are not read to their end yet"),
                fatal);
    }
}
