package dev.sluice.sdk.schema;

import dev.sluice.sdk.TableName;
import dev.sluice.sdk.check.Problem;
import dev.sluice.sdk.ddl.DdlPlan;
import dev.sluice.sdk.scan.ScanRefusedException;
import dev.sluice.sdk.statement.SqlText;
import dev.sluice.sdk.tidb.DataSettings;
import dev.sluice.sdk.tidb.SessionSettings;
import dev.sluice.sdk.tidb.TidbException;
import dev.sluice.sdk.tidb.TidbFailure;
import dev.sluice.sdk.tidb.TidbSession;
import dev.sluice.sdk.tidb.TidbSessions;
import dev.sluice.sdk.zone.DataZone;
import dev.sluice.sdk.zone.NamedZone;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Runs a plan's statements at a target. Safe to run again after any failure: what exists is left as it is, so a table that
 * was made by hand does not need a schema file that TiDB can read.
 */
public final class SchemaCreation {

    /** As many sessions as Lightning opens; DDL of TiDB is serial in its last step anyway. */
    public static final int DEFAULT_CONCURRENCY = 4;

    private final TidbSessions sessions;
    private final SessionSettings settings;
    private final int concurrency;
    private final Runnable gate;
    private final Queue<Problem> refusals = new ConcurrentLinkedQueue<>();

    /**
     * Nothing connects yet.
     *
     * @param concurrency how many tables are created at a time, each over a session of its own
     * @param gate        asked before each statement, by the thread that sends it; ends the run with what it throws
     */
    public SchemaCreation(TidbSessions sessions, SessionSettings settings, int concurrency, Runnable gate) {
        if (concurrency < 1) {
            throw new IllegalArgumentException("concurrency is at least 1, not " + concurrency);
        }
        this.sessions = sessions;
        this.settings = settings;
        this.concurrency = concurrency;
        this.gate = gate;
    }

    /**
     * Creates databases, then tables, then views, those that the target does not have; what TiDB refused in one step ends
     * it before the next. Blocks.
     *
     * @param sqlMode what the statements are read under
     * @param zones   in which zone the rows of a table are; its defaults are in the same, unless its file names another
     * @throws ScanRefusedException with all that TiDB refused, by name and file, never with a statement
     * @throws TidbException        when TiDB cannot be reached, or the thread was interrupted; run it again later
     */
    public void run(DdlPlan plan, String sqlMode, Function<TableName, DataZone> zones) {
        DataSettings untimed = new DataSettings(sqlMode, DataZone.UTC);
        Map<TableName, TargetTable> existing;
        try (TidbSession session = open()) {
            TargetCatalogue catalogue = new TargetCatalogue(session);
            Set<String> databases = catalogue.databases();
            existing = catalogue.tables(schemas(plan));
            session.query(untimed.sql());
            createDatabases(session, plan.databases(), databases);
        }
        List<DdlPlan.Table> tables = plan.tables()
                .stream()
                .filter(table -> !existing.containsKey(table.name().folded()))
                .toList();
        Function<DdlPlan.Table, DataSettings> settled = table -> new DataSettings(sqlMode,
                table.zone().map(NamedZone::zone).orElseGet(() -> zones.apply(table.name())));
        createTables(tables.stream().filter(table -> table.like().isEmpty()).toList(), settled, concurrency);
        createTables(tables.stream().filter(table -> table.like().isPresent()).toList(), settled, 1);
        createViews(plan.views()
                .stream()
                .filter(view -> !existing.containsKey(view.name().folded()))
                .toList(), untimed);
    }

    /** A database may be missing in the plan because it exists. */
    private static Set<String> schemas(DdlPlan plan) {
        return Stream.concat(plan.tables().stream().map(DdlPlan.Table::name),
                plan.views().stream().map(DdlPlan.View::name))
                .map(TableName::schema)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private void createDatabases(TidbSession session, List<DdlPlan.Database> databases, Set<String> existing) {
        databases.stream()
                .filter(database -> !existing.contains(database.name().toLowerCase(Locale.ROOT)))
                .forEach(database -> attempt("database " + database.name(), database.place(),
                        () -> session.query(database.sql())));
        throwRefusals();
    }

    private void createTables(List<DdlPlan.Table> tables, Function<DdlPlan.Table, DataSettings> settled,
            int sessionsAtOnce) {
        Queue<DdlPlan.Table> left = new ConcurrentLinkedQueue<>(tables);
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<?>> workers = new ArrayList<>();
            for (int i = 0; i < Math.min(sessionsAtOnce, tables.size()); i++) {
                workers.add(threads.submit(() -> createFrom(left, settled)));
            }
            workers.forEach(SchemaCreation::await);
        }
        throwRefusals();
    }

    private void createFrom(Queue<DdlPlan.Table> left, Function<DdlPlan.Table, DataSettings> settled) {
        try (TidbSession session = open()) {
            for (DdlPlan.Table table = left.poll(); table != null; table = left.poll()) {
                DdlPlan.Table next = table;
                attempt(next.name().toString(), Optional.of(next.place()),
                        () -> runIn(session, settled.apply(next), next.name(), next.sql()));
            }
        }
    }

    private void createViews(List<DdlPlan.View> views, DataSettings settled) {
        if (views.isEmpty()) {
            return;
        }
        try (TidbSession session = open()) {
            views.forEach(view -> attempt("view " + view.name(), Optional.of(view.place()),
                    () -> runIn(session, settled, view.name(), view.sql())));
        }
        throwRefusals();
    }

    private TidbSession open() {
        TidbSession session = sessions.open(settings);
        try {
            // Tables are created in any order, also before those that their foreign keys name.
            session.query("SET SESSION foreign_key_checks = 0");
            return session;
        } catch (TidbException e) {
            session.close();
            throw e;
        }
    }

    /** Names inside the statement may be without their schema. */
    private static void runIn(TidbSession session, DataSettings settled, TableName name, String sql) {
        session.query(settled.sql());
        session.query("USE " + SqlText.identifier(name.schema()));
        session.query(sql);
    }

    private void attempt(String what, Optional<DdlPlan.Place> place, Runnable statement) {
        gate.run();
        try {
            statement.run();
        } catch (TidbException e) {
            if (!(e.failure() instanceof TidbFailure.Refused)) {
                throw e;
            }
            refusals.add(new Problem(what + ": TiDB refused to create it"
                    + place.map(it -> " as " + it + " says").orElse("") + ": " + e.getMessage(), ""));
        }
    }

    private void throwRefusals() {
        if (!refusals.isEmpty()) {
            throw new ScanRefusedException(refusals.stream().sorted(Comparator.comparing(Problem::seen)).toList());
        }
    }

    private static void await(Future<?> worker) {
        try {
            worker.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw TidbException.interrupted("creating tables");
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw new IllegalStateException(e.getCause());
        }
    }
}
