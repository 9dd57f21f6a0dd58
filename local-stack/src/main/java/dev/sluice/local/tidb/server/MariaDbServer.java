package dev.sluice.local.tidb.server;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import java.util.Properties;
import org.mariadb.jdbc.Driver;

/**
 * A running MariaDB server on the loopback interface, with {@code root} as in a fresh TiDB: no password, all rights.
 *
 * <p>First start on a machine 5 s, first start of a directory 2 s, later starts below 1 s; 200 MB of memory. The
 * server ends with {@link #close()} or with this JVM. Safe to share between threads.
 */
public final class MariaDbServer implements AutoCloseable {

    /** The account of the stand-in itself. Its password lies in the directory, readable by this user only. */
    static final String ADMIN = "sluice_stand_in";
    private static final Duration START_LIMIT = Duration.ofMinutes(1);
    private static final Duration LOOK_EVERY = Duration.ofMillis(20);
    private static final int PORTS_TO_TRY = 5;

    private final DirectoryLock lock;
    private final TetheredProcess process;
    private final Path scratch;
    private final int port;
    private final String password;

    private MariaDbServer(DirectoryLock lock, TetheredProcess process, Path scratch, int port, String password) {
        this.lock = lock;
        this.process = process;
        this.scratch = scratch;
        this.port = port;
        this.password = password;
    }

    /** Whether a server has ever run in a directory. */
    public static boolean isInstalledIn(Path directory) {
        return Files.exists(new DataLayout(directory).database());
    }

    /**
     * Starts a server and blocks until it answers.
     *
     * @param directory for this server alone; created when absent, and its databases are found again when not
     * @throws IOException when the directory is in use or the server does not start; the text names the log to read
     */
    public static MariaDbServer start(Path directory) throws IOException {
        return start(directory, MariaDbFiles.VERSION + "-MariaDB");
    }

    /** {@link #start(Path)} with another version in the greeting and in {@code VERSION()}. */
    public static MariaDbServer start(Path directory, String version) throws IOException {
        MariaDbFiles files = MariaDbFiles.unpacked(
                CacheDirectory.of(System.getenv(), Path.of(System.getProperty("user.home"))));
        var layout = new DataLayout(directory);
        Files.createDirectories(layout.root());
        DirectoryLock lock = DirectoryLock.take(layout.lock());
        try {
            LeftoverProcess.end(layout);
            Installation.ensure(files, layout);
            Directories.delete(layout.temporary());
            Directories.createPrivate(layout.temporary());
            return launch(files, layout, version, lock);
        } catch (IOException | RuntimeException failure) {
            lock.close();
            throw failure;
        }
    }

    /** The port cannot be chosen by the server itself, so another process may take it first: try another then. */
    private static MariaDbServer launch(MariaDbFiles files, DataLayout layout, String version, DirectoryLock lock)
            throws IOException {
        String password = Files.readString(layout.password());
        for (int attempt = 1;; attempt++) {
            int port = freePort();
            var process = TetheredProcess.start(ServerOptions.run(files, layout, version, port), layout.pid(),
                    layout.log());
            var server = new MariaDbServer(lock, process, layout.temporary(), port, password);
            if (server.answersInTime()) {
                return server;
            }
            process.close();
            String said = Files.readString(layout.log());
            if (attempt == PORTS_TO_TRY || !said.contains("Address already in use")) {
                throw new IOException("the local database in " + layout.root() + " does not start: read "
                        + layout.log());
            }
        }
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private boolean answersInTime() throws IOException {
        long deadline = System.nanoTime() + START_LIMIT.toNanos();
        while (System.nanoTime() < deadline) {
            if (answers()) {
                return true;
            }
            if (process.endsWithin(LOOK_EVERY)) {
                return false;
            }
        }
        return false;
    }

    private boolean answers() {
        try (Connection connection = connect()) {
            return connection.isValid(1);
        } catch (SQLException notYet) {
            return false;
        }
    }

    /** The port on {@code 127.0.0.1}. */
    public int port() {
        return port;
    }

    /** A directory for files that the server is to read; nobody else can, and each start begins with an empty one. */
    public Path scratch() {
        return scratch;
    }

    /**
     * Opens a connection as the internal administrator, without a current database; the caller closes it.
     *
     * @throws SQLException as JDBC has it
     */
    public Connection connect() throws SQLException {
        var account = new Properties();
        account.setProperty("user", ADMIN);
        account.setProperty("password", password);
        return Optional.ofNullable(new Driver().connect("jdbc:mariadb://127.0.0.1:" + port + "/", account))
                .orElseThrow(() -> new SQLException("the driver does not know its own URL"));
    }

    /** Stops the server and waits for its end; commits in flight are lost, as in a crash. */
    @Override
    public void close() throws IOException {
        try (lock) {
            process.close();
        }
    }
}
