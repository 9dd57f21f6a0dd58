package dev.sluice.cli.local;

import dev.sluice.config.CredentialConfig;
import dev.sluice.config.ServiceConfig;
import dev.sluice.config.TargetConfig;
import dev.sluice.local.kafka.EmbeddedKafka;
import dev.sluice.local.tidb.KeptProfile;
import dev.sluice.local.tidb.LocalTidb;
import dev.sluice.local.tidb.LocalTidbConfig;
import dev.sluice.local.tidb.profile.TidbProfile;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What runs in this JVM: a broker, a stand-in TiDB and the services, or as much of it as a command needs. It holds its
 * data directory, and stops in order when it is closed or the process ends.
 */
final class LocalStack implements AutoCloseable {

    /** How much of the stack. */
    enum Extent {
        /** Kafka alone, to look at what is known. */
        BROKER(true, false, false),
        /** TiDB alone, to look at rows. */
        TIDB(false, true, false),
        /** Kafka and TiDB, to look at both. */
        SERVERS(true, true, false),
        /** Everything, for one command. */
        PIPELINE(true, true, true),
        /** Everything at well-known ports, with health and metrics, until it is stopped. */
        UP(true, true, true);

        private final boolean kafka;
        private final boolean tidb;
        private final boolean services;

        Extent(boolean kafka, boolean tidb, boolean services) {
            this.kafka = kafka;
            this.tidb = tidb;
            this.services = services;
        }

        /** Whether a command looks at rows itself. */
        boolean looks() {
            return tidb && !services;
        }

        private int port(int wellKnown) {
            return this == UP ? wellKnown : 0;
        }
    }

    private static final Logger LOGGER = LoggerFactory.getLogger(LocalStack.class);
    private static final int KAFKA_PORT = 9092;
    private static final int TIDB_PORT = 4000;
    /** The newest that was compared with a real one. */
    private static final TidbProfile NEW_TIDB = TidbProfile.V8_5;
    private static final int HTTP_PORT = 8080;

    private final DataDirectory directory;
    private final Optional<TargetConfig> server;
    private final Map<String, CredentialConfig> credentials;
    private final Deque<AutoCloseable> running = new ArrayDeque<>();
    private final AtomicReference<@Nullable Throwable> failure = new AtomicReference<>();
    private final CountDownLatch closing = new CountDownLatch(1);
    private final Thread hook = new Thread(this::close, "stop-stack");
    private ServiceConfig config;
    private Addresses addresses;

    private LocalStack(DataDirectory directory, Owner owner, Optional<TargetConfig> server,
            Map<String, CredentialConfig> credentials) {
        this.directory = directory;
        this.server = server;
        this.credentials = credentials;
        this.config = LocalConfig.of(directory, null, server, credentials);
        this.addresses = new Addresses(ProcessHandle.current().pid(), false, null, null, null);
        running.push(owner);
    }

    /**
     * Starts it; blocks until all of it runs.
     *
     * @param owner       taken over, and given back when the stack is closed
     * @param server      the TiDB of the user's own; empty: the stand-in is started
     * @param credentials that the services have, by name
     * @throws StackFailedException when a part does not start; then nothing runs
     */
    static LocalStack start(DataDirectory directory, Owner owner, Extent extent, Optional<TargetConfig> server,
            Map<String, CredentialConfig> credentials) {
        LocalStack stack = new LocalStack(directory, owner, server, credentials);
        Runtime.getRuntime().addShutdownHook(stack.hook);
        try {
            stack.startServers(extent);
            if (extent.services) {
                stack.startServices(extent);
                owner.publish(stack.addresses);
            }
            return stack;
        } catch (Exception e) {
            // An outermost edge: whatever it was, what has started is stopped and the cause goes on.
            stack.close();
            Throwable cause = e instanceof ExecutionException ? e.getCause() : e;
            throw new StackFailedException("the local stack does not start: " + cause.getMessage() + "; see "
                    + directory.log(), cause);
        }
    }

    ServiceConfig config() {
        return config;
    }

    Addresses addresses() {
        return addresses;
    }

    void check() {
        Throwable cause = failure.get();
        if (cause != null) {
            throw new StackFailedException("the local stack has died: " + cause.getMessage() + "; see "
                    + directory.log(), cause);
        }
    }

    boolean awaitClose(long time, TimeUnit unit) throws InterruptedException {
        return closing.await(time, unit);
    }

    /** Stops what runs, the last started first; may be called again and then waits for the first call's end. */
    @Override
    public synchronized void close() {
        closing.countDown();
        while (!running.isEmpty()) {
            close(running.pop());
        }
        if (!Thread.currentThread().equals(hook)) {
            forgetHook();
        }
    }

    private void startServers(Extent extent) throws InterruptedException, ExecutionException {
        try (ExecutorService both = Executors.newThreadPerTaskExecutor(Thread.ofPlatform().factory())) {
            Future<@Nullable EmbeddedKafka> kafka = both.submit(() -> extent.kafka
                    ? keep(() -> EmbeddedKafka.start(directory.kafka(), extent.port(KAFKA_PORT), this::fail))
                    : null);
            Future<@Nullable LocalTidb> tidb = both.submit(() -> extent.tidb && server.isEmpty()
                    ? keep(() -> LocalTidb.start(LocalTidbConfig.in(directory.tidb())
                            .withProfile(KeptProfile.of(directory.tidb(), NEW_TIDB))
                            .withPort(extent.port(TIDB_PORT))))
                    : null);
            String kafkaAddress = kafka.get() == null ? null : kafka.get().bootstrapServers();
            Integer tidbPort = tidb.get() == null ? null : tidb.get().port();
            config = LocalConfig.of(directory, kafkaAddress,
                    server.or(() -> Optional.ofNullable(tidbPort).map(LocalConfig::standIn)), credentials);
            addresses = new Addresses(addresses.pid(), extent == Extent.UP, kafkaAddress, tidbPort, null);
        }
    }

    private void startServices(Extent extent) throws Exception {
        LocalServices services = new LocalServices(config, this::fail);
        synchronized (this) {
            running.push(services::close);
        }
        services.start();
        if (extent == Extent.UP) {
            int httpPort = services.serveHttp(HTTP_PORT);
            addresses = new Addresses(addresses.pid(), addresses.lasting(), addresses.kafka(), addresses.tidbPort(),
                    httpPort);
        }
    }

    /** Whatever has started is closed later, also when its neighbour fails to start. */
    private <T extends AutoCloseable> T keep(Callable<T> start) throws Exception {
        T started = start.call();
        synchronized (this) {
            running.push(started);
        }
        return started;
    }

    private void fail(Throwable cause) {
        failure.compareAndSet(null, cause);
    }

    // An outermost edge: one part that does not stop must not keep the others from stopping.
    private static void close(AutoCloseable part) {
        try {
            part.close();
        } catch (Exception e) {
            LOGGER.atWarn()
                    .addKeyValue("part", part.getClass().getSimpleName())
                    .setCause(e)
                    .log("part of the local stack did not stop in order");
        }
    }

    private void forgetHook() {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException e) {
            // The process is ending and the hook runs: it finds nothing left to stop.
            LOGGER.atDebug().log("closed while the process ends");
        }
    }
}
