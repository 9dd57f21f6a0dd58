package dev.sluice.submitter.executor;

import dev.sluice.checkpoint.TableCheckpoint;
import dev.sluice.sdk.tidb.TidbSessions;
import dev.sluice.service.PartitionEnds;
import dev.sluice.service.PartitionFollower;
import dev.sluice.service.PartitionListener;
import dev.sluice.wire.TableCheckpointDecoder;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Follows its share of the checkpoints and hands each order to its table's worker. Another executor's tables are none of its
 * business: when a partition goes, so do its workers.
 */
final class Executor {

    private static final Duration FOLDED_WITHIN = Duration.ofSeconds(10);

    private final PartitionFollower<String, TableCheckpoint> follower;
    private final Targets targets;
    private final SourceCredentials credentials;
    private final Facts facts;
    private final Consumer<Throwable> fatal;
    private final Lanes lanes = new Lanes();

    Executor(org.apache.kafka.clients.consumer.Consumer<byte[], byte[]> consumer, PartitionEnds ends, String topic,
            Map<String, TidbSessions> sessions, SourceCredentials credentials, Facts facts, Consumer<Throwable> fatal) {
        this.follower = new PartitionFollower<>(consumer, ends, topic, new TableCheckpointDecoder(), new Board());
        this.targets = new Targets(sessions);
        this.credentials = credentials;
        this.facts = facts;
        this.fatal = fatal;
    }

    /** Runs until {@link #stop}. */
    void run() {
        follower.run();
    }

    void stop() {
        follower.stop();
    }

    Optional<String> problem() {
        return follower.upToDate() ? Optional.empty() : Optional.of("checkpoints are not read to their end yet");
    }

    private TableWorker worker(int partition) {
        Checkpoints checkpoints = key -> follower.foldToEnd(partition, key.encoded(), FOLDED_WITHIN);
        return new TableWorker(new CarryOut(targets, credentials, checkpoints, facts), lanes, fatal);
    }

    /** The workers of the partitions that are ours; used by the follower's thread only. */
    private final class Board implements PartitionListener<String, TableCheckpoint> {

        private final Map<Integer, Map<String, TableWorker>> workers = new HashMap<>();

        @Override
        public void changed(int partition, String key, TableCheckpoint table) {
            Optional<Order> order = Order.in(table);
            Map<String, TableWorker> ofPartition = workers.computeIfAbsent(partition, number -> new HashMap<>());
            if (order.isPresent()) {
                ofPartition.computeIfAbsent(key, name -> worker(partition)).want(order);
            } else {
                Optional.ofNullable(ofPartition.get(key)).ifPresent(idle -> idle.want(order));
            }
        }

        @Override
        public void removed(int partition, String key) {
            Optional.ofNullable(workers.getOrDefault(partition, Map.of()).get(key)).ifPresent(TableWorker::stop);
            Optional.ofNullable(workers.get(partition)).ifPresent(ofPartition -> ofPartition.remove(key));
        }

        @Override
        public void lost(int partition) {
            Optional.ofNullable(workers.remove(partition)).ifPresent(gone -> gone.values().forEach(TableWorker::stop));
        }
    }
}
