package dev.sluice.local.kafka;

import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;

/** The settings of the one broker: small, durable, and quick to come back after it was killed. */
final class BrokerSettings {

    static final int NODE_ID = 1;
    static final String CLIENT_LISTENER = "CLIENTS";
    static final String CONTROLLER_LISTENER = "CONTROLLER";

    private BrokerSettings() {}

    /** @param security of the listener for clients, over ours; empty for plain text */
    static Properties of(Path directory, int port, int controllerPort, Map<String, String> security) {
        Properties settings = new Properties();
        node(settings, directory, port, controllerPort);
        oneReplica(settings);
        quickRestart(settings);
        small(settings);
        settings.put("auto.create.topics.enable", "false");
        settings.putAll(security);
        return settings;
    }

    private static void node(Properties settings, Path directory, int port, int controllerPort) {
        settings.put("process.roles", "broker,controller");
        settings.put("node.id", Integer.toString(NODE_ID));
        settings.put("controller.quorum.voters", NODE_ID + "@127.0.0.1:" + controllerPort);
        settings.put("listeners",
                CLIENT_LISTENER + "://127.0.0.1:" + port + "," + CONTROLLER_LISTENER + "://127.0.0.1:"
                        + controllerPort);
        settings.put("advertised.listeners", CLIENT_LISTENER + "://127.0.0.1:" + port);
        settings.put("controller.listener.names", CONTROLLER_LISTENER);
        settings.put("inter.broker.listener.name", CLIENT_LISTENER);
        settings.put("listener.security.protocol.map",
                CLIENT_LISTENER + ":PLAINTEXT," + CONTROLLER_LISTENER + ":PLAINTEXT");
        settings.put("log.dirs", directory.toString());
    }

    private static void oneReplica(Properties settings) {
        settings.put("default.replication.factor", "1");
        settings.put("min.insync.replicas", "1");
        settings.put("offsets.topic.replication.factor", "1");
        settings.put("transaction.state.log.replication.factor", "1");
        settings.put("transaction.state.log.min.isr", "1");
        settings.put("share.coordinator.state.topic.replication.factor", "1");
        settings.put("share.coordinator.state.topic.min.isr", "1");
    }

    /** After kill -9 the old registration has to expire before the broker may register again: 12 s by default, now 3. */
    private static void quickRestart(Properties settings) {
        settings.put("broker.session.timeout.ms", "1500");
        settings.put("broker.heartbeat.interval.ms", "500");
        settings.put("group.initial.rebalance.delay.ms", "0");
    }

    private static void small(Properties settings) {
        settings.put("num.network.threads", "1");
        settings.put("num.io.threads", "2");
        settings.put("background.threads", "2");
        settings.put("num.recovery.threads.per.data.dir", "1");
        settings.put("offsets.topic.num.partitions", "4");
        settings.put("transaction.state.log.num.partitions", "4");
        settings.put("share.coordinator.state.topic.num.partitions", "1");
        settings.put("log.cleaner.dedupe.buffer.size", Integer.toString(2 * 1024 * 1024));
        settings.put("log.segment.bytes", Integer.toString(64 * 1024 * 1024));
        settings.put("offsets.topic.segment.bytes", Integer.toString(8 * 1024 * 1024));
        settings.put("transaction.state.log.segment.bytes", Integer.toString(8 * 1024 * 1024));
    }
}
