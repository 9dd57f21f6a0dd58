package dev.sluice.local.tidb;

import dev.sluice.local.tidb.job.ImportMode;
import dev.sluice.local.tidb.job.ImportStatements;
import dev.sluice.local.tidb.job.JobControls;
import dev.sluice.local.tidb.job.JobEngine;
import dev.sluice.local.tidb.job.JobStore;
import dev.sluice.local.tidb.load.TableLoader;
import dev.sluice.local.tidb.plan.ImportPlanner;
import dev.sluice.local.tidb.plan.TargetTable;
import dev.sluice.local.tidb.profile.Feature;
import dev.sluice.local.tidb.server.MariaDbServer;
import dev.sluice.local.tidb.wire.Interceptor;
import dev.sluice.local.tidb.wire.MySqlRelay;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * A running stand-in for TiDB: MySQL's protocol on the loopback interface, user {@code root} without a password, real
 * rows, import jobs that survive a restart. Safe for any thread.
 */
public final class LocalTidb implements AutoCloseable {

    private static final long NETWORK_LIMIT_SECONDS = 30;

    private final Deque<Part> parts;
    private final JobStore jobs;
    private final JobEngine engine;
    private final JobControls controls;
    private final int port;

    private LocalTidb(Deque<Part> parts, JobStore jobs, JobEngine engine, JobControls controls, int port) {
        this.parts = parts;
        this.jobs = jobs;
        this.engine = engine;
        this.controls = controls;
        this.port = port;
    }

    /** Something that has to be closed; the last one that was opened first. */
    @FunctionalInterface
    private interface Part {

        void close() throws IOException, SQLException;
    }

    /**
     * Starts a stand-in and blocks until it answers. Jobs that an earlier process left behind go on.
     *
     * @throws IOException when the directory is in use or the database does not start
     */
    public static LocalTidb start(LocalTidbConfig config) throws IOException {
        Deque<Part> parts = new ArrayDeque<>();
        try {
            return assemble(config, parts);
        } catch (IOException | SQLException | RuntimeException failure) {
            closeAll(parts, failure);
            throw failure instanceof IOException known
                    ? known
                    : new IOException("the local TiDB in " + config.directory() + " does not start: "
                            + failure.getMessage(), failure);
        }
    }

    private static LocalTidb assemble(LocalTidbConfig config, Deque<Part> parts) throws IOException, SQLException {
        MariaDbServer database = MariaDbServer.start(config.directory(), config.profile().version());
        parts.push(database::close);
        JobStore jobs = JobStore.open(database::connect, Clock.systemUTC());
        parts.push(jobs::close);
        var controls = new JobControls();
        var planner = new ImportPlanner(config.profile(), config.root());
        var engine = new JobEngine(jobs, database::connect, new TableLoader(database.scratch())::load, controls);
        Vertx vertx = Vertx.vertx(new VertxOptions().setEventLoopPoolSize(2));
        parts.push(() -> await(vertx.close()));
        Interceptor imports = new ImportStatements(config.profile(), planner, jobs, engine, controls,
                database::connect);
        Interceptor guard = config.profile().has(Feature.TABLE_MODE) ? new ImportMode(jobs) : sql -> Optional.empty();
        Interceptor others = new OtherStatements(config.profile(), database::connect);
        var relay = new MySqlRelay(vertx, database.port(),
                sql -> imports.answerTo(sql).or(() -> others.answerTo(sql)), guard);
        parts.push(() -> await(relay.close()));
        // Closed before the relay: whoever waits for a job is still told that the server shuts down.
        parts.push(engine::close);
        engine.limitRunning(config.runningLimit());
        engine.resume(config.profile(), planner);
        int port = await(relay.listen(config.port()));
        return new LocalTidb(parts, jobs, engine, controls, port);
    }

    /** The port on {@code 127.0.0.1}. */
    public int port() {
        return port;
    }

    /** Where MySQL clients find it: {@code mysql://root@127.0.0.1:PORT}. */
    public String url() {
        return "mysql://root@127.0.0.1:" + port;
    }

    /** Where JDBC finds it, with no current database. */
    public String jdbcUrl() {
        return "jdbc:mariadb://127.0.0.1:" + port + "/?user=root";
    }

    /** The switches that make jobs behave badly. */
    public JobControls controls() {
        return controls;
    }

    /** Lets fewer or more jobs run at once. */
    public void limitRunning(int jobsAtOnce) {
        engine.limitRunning(jobsAtOnce);
    }

    /** How many {@code IMPORT INTO} statements for a table were accepted, in all runs of this directory. */
    public long acceptedStatements(String schema, String table) {
        var target = new TargetTable(schema, table);
        return jobs.all().filter(job -> job.request().target().equals(target)).count();
    }

    /** Ends all sessions, stops jobs where they are (they begin anew at the next start) and the database. */
    @Override
    public void close() throws IOException {
        var failure = new IOException("the local TiDB did not stop cleanly");
        closeAll(parts, failure);
        if (failure.getSuppressed().length > 0) {
            throw failure;
        }
    }

    /** One part that does not close keeps none of the others from closing. */
    private static void closeAll(Deque<Part> parts, Exception failure) {
        while (!parts.isEmpty()) {
            try {
                parts.pop().close();
            } catch (IOException | SQLException | RuntimeException another) {
                failure.addSuppressed(another);
            }
        }
    }

    private static <T> T await(Future<T> future) throws IOException {
        try {
            return future.await(NETWORK_LIMIT_SECONDS, TimeUnit.SECONDS);
        } catch (TimeoutException late) {
            throw new IOException("the network did not answer within " + NETWORK_LIMIT_SECONDS + " s", late);
        }
    }
}
