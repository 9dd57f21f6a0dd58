package dev.sluice.sdk.tidb.real;

import dev.sluice.sdk.store.contract.FreePort;
import dev.sluice.sdk.tidb.TidbTarget;
import dev.sluice.sdk.tidb.Tls;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;

/**
 * A real TiDB, where its program is: {@code real-tidb/README.md} says how it is built, then
 * {@code -Dsluice.realTidb=/path/to/real-tidb}. It ends with this JVM, however that ends. Its jobs are quick when they ask
 * for {@code THREAD=1}. Start, stop, kill and restart it from one thread at a time.
 */
public final class RealTidb implements AutoCloseable {
    /** The system property that says where the program is. */
    public static final String PLACE = "sluice.realTidb";
    /** The system properties of one that runs already, for the suites of many JVMs: its directory and its port. */
    private static final String SHARED = PLACE + ".shared";
    private static final String SHARED_PORT = SHARED + ".port";
    /** Why what needs it is skipped. */
    static final String NEEDED = "it needs a real TiDB: (cd real-tidb && go build -o ../target/real-tidb/ .), then -D"
            + PLACE + "=$PWD/target/real-tidb/real-tidb";

    private static final long START_LIMIT_SECONDS = 120;
    private static final long STOP_LIMIT_SECONDS = 60;

    private final RealTidbConfig config;
    private final int port;
    private final RealTidbSwitches switches;
    private @Nullable Process process;

    private RealTidb(RealTidbConfig config, int port) {
        this.config = config;
        this.port = port;
        this.switches = new RealTidbSwitches(config.directory());
    }

    /** Whether the program is said to be there. */
    public static boolean isThere() {
        return !System.getProperty(PLACE, "").isEmpty();
    }

    /** As {@link #isThere}; when it is not, the log says that the suite leaves it out, and how it is run. */
    public static boolean isThereFor(Class<?> suite) {
        if (!isThere()) {
            LoggerFactory.getLogger(RealTidb.class)
                    .warn("{} leaves the real TiDB out: {}", suite.getSimpleName(), NEEDED);
        }
        return isThere();
    }

    /**
     * The one that all suites share, on UTC: for tests that keep to databases of their own. Whoever started it for many JVMs ends
     * it; without such a one it is this JVM's, and ends with it.
     */
    public static RealTidb shared() {
        return Shared.TIDB;
    }

    private static final class Shared {
        private static final RealTidb TIDB = System.getProperty(SHARED, "").isEmpty() ? startShared() : running();

        private static RealTidb running() {
            int port = Objects.requireNonNull(Integer.getInteger(SHARED_PORT), SHARED_PORT + " is missing");
            return new RealTidb(RealTidbConfig.in(Path.of(System.getProperty(SHARED))), port);
        }

        private static RealTidb startShared() {
            try {
                Path directory = Files.createTempDirectory("real-tidb-");
                RealTidb tidb = start(RealTidbConfig.in(directory));
                Runtime.getRuntime().addShutdownHook(new Thread(() -> {
                    tidb.kill();
                    delete(directory.toFile());
                }));
                return tidb;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        private static void delete(File file) {
            File[] inside = file.listFiles();
            for (File any : inside == null ? new File[0] : inside) {
                delete(any);
            }
            if (!file.delete()) {
                file.deleteOnExit();
            }
        }
    }

    /** Starts one of its own and blocks until it answers; the caller closes it. */
    public static RealTidb start(RealTidbConfig config) {
        try {
            RealTidb tidb = new RealTidb(config, FreePort.any());
            tidb.restart();
            return tidb;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Starts it again on what lies in its directory, at the same port, after {@link #stop} or {@link #kill}. */
    public void restart() {
        if (process != null && process.isAlive()) {
            throw new IllegalStateException("the TiDB in " + config.directory() + " still runs");
        }
        try {
            Files.createDirectories(config.directory());
            process = awaitReady(builder().start());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private ProcessBuilder builder() {
        List<String> command = new ArrayList<>();
        config.user()
                .ifPresent(user -> command.addAll(List.of("setpriv", "--reuid=" + user, "--init-groups")));
        command.addAll(List.of(System.getProperty(PLACE), "-dir", config.directory().toString(), "-port",
                String.valueOf(port), "-zone", config.zone(), "-until-stdin-ends"));
        config.tls()
                .ifPresent(tls -> command.addAll(List.of("-tls-cert", tls.certificate().toString(), "-tls-key",
                        tls.key().toString())));
        ProcessBuilder builder = new ProcessBuilder(command).redirectError(errors().toFile());
        if (!config.password().isEmpty()) {
            builder.environment().put("REAL_TIDB_PASSWORD", config.password());
        }
        return builder;
    }

    private Path errors() {
        return config.directory().resolve("real-tidb.err");
    }

    /** Its first line is said when it answers. */
    private Process awaitReady(Process started) throws IOException {
        BufferedReader said = started.inputReader();
        CompletableFuture<@Nullable String> ready = CompletableFuture.supplyAsync(() -> {
            try {
                return said.readLine();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
        try {
            if (ready.get(START_LIMIT_SECONDS, TimeUnit.SECONDS) != null) {
                return started;
            }
            throw new IllegalStateException("the real TiDB ended: " + Files.readString(errors()));
        } catch (InterruptedException e) {
            started.destroyForcibly();
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while the real TiDB started", e);
        } catch (ExecutionException | TimeoutException e) {
            started.destroyForcibly();
            throw new IllegalStateException("the real TiDB did not start: see " + config.directory(), e);
        }
    }

    public String host() {
        return "127.0.0.1";
    }

    public int port() {
        return port;
    }

    public RealTidbConfig config() {
        return config;
    }

    /** As {@code root}, without the password. */
    public String uri() {
        return "mysql://root@" + host() + ":" + port;
    }

    /** For JDBC, as {@code root}. */
    public String jdbcUrl() {
        return "jdbc:mariadb://" + host() + ":" + port + "/?user=root"
                + (config.password().isEmpty() ? "" : "&password=" + config.password());
    }

    /** As {@code root}, in plain text: for {@code new VertxSessions(vertx, tidb.target())}. */
    public TidbTarget target() {
        return new TidbTarget(host(), port, "root", config::password, Tls.DISABLED);
    }

    public RealTidbSwitches switches() {
        return switches;
    }

    /** Asks it to stop, and waits until it has; its jobs go on when it is started again. */
    public void stop() {
        end(running()::destroy);
    }

    /** As {@code kill -9}, and waits until it is gone. Does nothing when it does not run. */
    public void kill() {
        if (process != null) {
            end(process::destroyForcibly);
        }
    }

    private void end(Runnable how) {
        how.run();
        try {
            if (!running().waitFor(STOP_LIMIT_SECONDS, TimeUnit.SECONDS)) {
                running().destroyForcibly();
                throw new IllegalStateException("the TiDB in " + config.directory() + " did not stop in "
                        + STOP_LIMIT_SECONDS + " s");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while the real TiDB stopped", e);
        }
    }

    private Process running() {
        if (process == null) {
            throw new IllegalStateException("the TiDB in " + config.directory() + " was not started here");
        }
        return process;
    }

    @Override
    public void close() {
        kill();
    }

    @Override
    public String toString() {
        return "the real TiDB at " + uri();
    }
}
