package dev.sluice.local.tidb.job;

import dev.sluice.local.tidb.plan.TargetTable;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collections;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BiFunction;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * All jobs of a directory, in memory and in the database; only one process owns them. A change is in the database
 * before anybody sees it. Changes block; safe for any thread.
 */
public final class JobStore implements AutoCloseable {

    /** Held while a change goes to the database; who reads does not wait for it. */
    private final ReentrantLock lock = new ReentrantLock();
    private final NavigableMap<Long, Job> jobs = new ConcurrentSkipListMap<>();
    /** Changed with the jobs. */
    private final Set<TargetTable> activeTables = ConcurrentHashMap.newKeySet();
    private final Connection connection;
    private final Clock clock;

    private JobStore(Connection connection, Clock clock) {
        this.connection = connection;
        this.clock = clock;
    }

    /** Reads the jobs of earlier runs; creates their table when there is none. */
    public static JobStore open(Connections connections, Clock clock) throws SQLException {
        Connection connection = connections.open();
        try {
            var store = new JobStore(connection, clock);
            store.read();
            return store;
        } catch (SQLException failure) {
            connection.close();
            throw failure;
        }
    }

    private void read() throws SQLException {
        try (Statement statement = connection.createStatement()) {
            // The connection is never idle for the server: it would be gone when it is needed.
            statement.execute("SET SESSION time_zone = '+00:00', wait_timeout = 31536000");
            statement.execute(JobRowMapper.CREATE_TABLE);
            try (var rows = statement.executeQuery(JobRowMapper.SELECT)) {
                while (rows.next()) {
                    Job job = JobRowMapper.read(rows);
                    remember(job);
                }
            }
        }
    }

    /** In ascending order of their ids, each as it is when it is looked at. */
    public Stream<Job> all() {
        return jobs.values().stream();
    }

    public Optional<Job> find(long id) {
        return Optional.ofNullable(jobs.get(id));
    }

    /** Whether a pending or running job fills the table. */
    public boolean hasActive(TargetTable table) {
        return activeTables.contains(table);
    }

    /** Those that a pending or running job fills, as of now; changes by itself. Does not block. */
    Set<TargetTable> activeTables() {
        return Collections.unmodifiableSet(activeTables);
    }

    /**
     * A table has one active job at most, so the end of an active one is the end of the only one. Who sees that a job has
     * ended finds its table free.
     */
    private void remember(Job job) {
        Job before = jobs.get(job.id());
        if (job.status().isActive()) {
            activeTables.add(job.request().target());
        } else if (before != null && before.status().isActive()) {
            activeTables.remove(job.request().target());
        }
        jobs.put(job.id(), job);
    }

    /** Adds a pending job; empty when the table has an active one. */
    Optional<Job> add(JobRequest request) {
        return locked(() -> hasActive(request.target()) ? Optional.empty() : Optional.of(insert(request)));
    }

    private Job insert(JobRequest request) {
        Instant now = now();
        try (var insert = connection.prepareStatement(JobRowMapper.INSERT, Statement.RETURN_GENERATED_KEYS)) {
            JobRowMapper.setInsert(insert, request, now);
            insert.executeUpdate();
            try (var keys = insert.getGeneratedKeys()) {
                keys.next();
                Job job = Job.pending(keys.getLong(1), request, now);
                remember(job);
                return job;
            }
        } catch (SQLException failure) {
            throw new JobStoreException(failure);
        }
    }

    /**
     * Changes a job that is in one of the given states.
     *
     * @return the job afterwards; empty when it is in another state, and then nothing has changed
     */
    Optional<Job> change(long id, Set<JobStatus> from, BiFunction<Job, Instant, Job> change) {
        return locked(() -> find(id)
                .filter(job -> from.contains(job.status()))
                .map(job -> update(change.apply(job, now()))));
    }

    private Job update(Job job) {
        try (var update = connection.prepareStatement(JobRowMapper.UPDATE)) {
            JobRowMapper.setUpdate(update, job);
            update.executeUpdate();
            remember(job);
            return job;
        } catch (SQLException failure) {
            throw new JobStoreException(failure);
        }
    }

    /** By the clock of this store, as precise as the database keeps it. */
    Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }

    private <T> T locked(Supplier<T> action) {
        lock.lock();
        try {
            return action.get();
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
