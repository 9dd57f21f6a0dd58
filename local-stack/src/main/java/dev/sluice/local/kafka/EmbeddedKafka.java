package dev.sluice.local.kafka;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.utils.Time;
import org.apache.kafka.metadata.storage.Formatter;
import org.apache.kafka.server.common.Feature;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A Kafka broker in this JVM, reachable from this machine only. What it has acknowledged survives a close and a kill: a
 * second start on the same directory goes on with it.
 */
public final class EmbeddedKafka implements AutoCloseable {

    private static final Logger LOGGER = LoggerFactory.getLogger(EmbeddedKafka.class);
    private static final int BIND_ATTEMPTS = 5;

    private final KafkaRaftServer server;
    private final int port;
    private final Consumer<BrokerFailedException> owner;

    private EmbeddedKafka(KafkaRaftServer server, int port, Consumer<BrokerFailedException> owner) {
        this.server = server;
        this.port = port;
        this.owner = owner;
    }

    /**
     * Starts a broker and returns when it takes clients; blocks for 0.3 to 4 s.
     *
     * @param directory of this broker alone; made and formatted at the first start
     * @param port      the port to listen on when it is free, else another one is taken; 0 for any
     * @param owner     hears when the broker ends by itself, on the broker's thread
     * @throws BrokerFailedException when it does not start
     */
    public static EmbeddedKafka start(Path directory, int port, Consumer<BrokerFailedException> owner) {
        return start(directory, port, Map.of(), owner);
    }

    /**
     * The same with a listener that is secured.
     *
     * @param security broker settings of the listener {@code CLIENTS}, such as {@code listener.security.protocol.map}
     */
    public static EmbeddedKafka start(Path directory, int port, Map<String, String> security,
            Consumer<BrokerFailedException> owner) {
        try {
            format(directory);
        } catch (Exception e) {
            throw new BrokerFailedException("the Kafka directory " + directory + " cannot be prepared", e);
        }
        BrokerExit.tell(owner);
        int wanted = port;
        for (int attempt = 1;; attempt++) {
            int taken = free(wanted);
            KafkaRaftServer server = new KafkaRaftServer(
                    new KafkaConfig(BrokerSettings.of(directory, taken, free(0), security)), Time.SYSTEM);
            try {
                server.startup();
                LOGGER.atInfo().addKeyValue("port", taken).log("Kafka broker started");
                return new EmbeddedKafka(server, taken, owner);
            } catch (RuntimeException e) {
                shutDown(server);
                if (!lostTheRaceForAPort(e) || attempt == BIND_ATTEMPTS) {
                    BrokerExit.forget(owner);
                    throw new BrokerFailedException("the Kafka broker did not start in " + directory, e);
                }
                wanted = 0;
            }
        }
    }

    /** {@code HOST:PORT} for clients. */
    public String bootstrapServers() {
        return "127.0.0.1:" + port;
    }

    /** Stops the broker and returns when its files are closed; blocks for about half a second. */
    @Override
    public void close() {
        BrokerExit.forget(owner);
        shutDown(server);
        LOGGER.atInfo().addKeyValue("port", port).log("Kafka broker stopped");
    }

    private static void shutDown(KafkaRaftServer server) {
        server.shutdown();
        server.awaitShutdown();
    }

    private static void format(Path directory) throws Exception {
        Files.createDirectories(directory);
        if (Files.exists(directory.resolve("meta.properties"))) {
            return;
        }
        new Formatter().setClusterId(Uuid.randomUuid().toString())
                .setNodeId(BrokerSettings.NODE_ID)
                .setDirectories(List.of(directory.toString()))
                .setMetadataLogDirectory(directory.toString())
                .setControllerListenerName(BrokerSettings.CONTROLLER_LISTENER)
                .setIgnoreFormatted(true)
                .setSupportedFeatures(Feature.PRODUCTION_FEATURES)
                .setPrintStream(new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8))
                .run();
    }

    /** The wanted port when nobody listens there now, else a free one. Kafka must be told its port before it binds. */
    private static int free(int wanted) {
        try (ServerSocket socket = new ServerSocket(wanted, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (BindException e) {
            return free(0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean lostTheRaceForAPort(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof BindException) {
                return true;
            }
        }
        return false;
    }
}
