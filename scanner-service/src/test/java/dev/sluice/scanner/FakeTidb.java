package dev.sluice.scanner;

import dev.sluice.sdk.TableName;
import dev.sluice.sdk.ddl.TableColumn;
import dev.sluice.sdk.statement.SqlText;
import dev.sluice.sdk.tidb.ResultRows;
import dev.sluice.sdk.tidb.SessionSettings;
import dev.sluice.sdk.tidb.TidbException;
import dev.sluice.sdk.tidb.TidbSession;
import dev.sluice.sdk.tidb.TidbSessions;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A TiDB that knows the statements a scan sends, remembers those that change something, and fails when it is told to. */
final class FakeTidb implements TidbSessions {
    static final String NOW = "2026-11-20 10:15:30.123456";
    static final Instant TIME = Instant.parse("2026-11-20T10:15:30.123456Z");

    private record Failure(Predicate<String> on, Supplier<RuntimeException> with) {}

    private final Map<TableName, String> types = new TreeMap<>();
    private final Map<TableName, List<TableColumn>> columns = new LinkedHashMap<>();
    private final List<TableName> filled = new ArrayList<>();
    private final List<List<@Nullable String>> jobs = new ArrayList<>();
    private final Queue<String> changes = new ConcurrentLinkedQueue<>();
    private final Queue<String> reads = new ConcurrentLinkedQueue<>();
    private final Queue<Failure> failures = new ConcurrentLinkedQueue<>();
    private String zone = "SYSTEM";
    private String version = "8.0.11-TiDB-v9.0.0";
    private List<String> grants = List.of("GRANT ALL PRIVILEGES ON *.* TO 'root'@'%' WITH GRANT OPTION");
    private boolean blind;
    private Runnable beforeChange = () -> {};
    private Runnable beforeStatement = () -> {};

    /** What new sessions are in. */
    FakeTidb zone(String text) {
        zone = text;
        return this;
    }

    FakeTidb version(String text) {
        version = text;
        return this;
    }

    FakeTidb grants(String... lines) {
        grants = List.of(lines);
        return this;
    }

    FakeTidb table(String schema, String table, TableColumn... defined) {
        types.put(new TableName(schema, table), "BASE TABLE");
        columns.put(new TableName(schema, table), List.of(defined));
        return this;
    }

    FakeTidb view(String schema, String view) {
        types.put(new TableName(schema, view), "VIEW");
        return this;
    }

    FakeTidb rows(String schema, String table) {
        filled.add(new TableName(schema, table));
        return table(schema, table);
    }

    FakeTidb liveJob(long jobId, String schema, String table) {
        return job(jobId, schema, table, "running", "/elsewhere/x.csv").table(schema, table);
    }

    FakeTidb job(long jobId, String schema, String table, String status, String source) {
        jobs.add(Arrays.asList(String.valueOf(jobId), SqlText.table(new TableName(schema, table)), status, source,
                "root@%"));
        return this;
    }

    /** The next statement with this text fails so; then it works again. */
    FakeTidb failingOnce(String part, Supplier<RuntimeException> with) {
        failures.add(new Failure(sql -> sql.contains(part), with));
        return this;
    }

    /** It does not have our directories on its disk. */
    FakeTidb blind() {
        blind = true;
        return this;
    }

    FakeTidb beforeEachChange(Runnable action) {
        beforeChange = action;
        return this;
    }

    FakeTidb beforeEachStatement(Runnable action) {
        beforeStatement = action;
        return this;
    }

    static RuntimeException refused(int code, String words) {
        return TidbException.answered(code, "HY000", words);
    }

    /** The statements that changed something, in order. */
    List<String> changes() {
        return List.copyOf(changes);
    }

    /** The statements that only read, in order. */
    List<String> reads() {
        return List.copyOf(reads);
    }

    @Override
    public TidbSession open(SessionSettings settings) {
        return new Session();
    }

    private final class Session implements TidbSession {

        @Override
        public ResultRows query(String sql) {
            beforeStatement.run();
            failures.stream().filter(failure -> failure.on().test(sql)).findFirst().ifPresent(failure -> {
                failures.remove(failure);
                throw failure.with().get();
            });
            return answer(sql);
        }

        @Override
        public ResultRows query(String sql, Duration wait) {
            return query(sql);
        }

        @Override
        public void close() {
            // No connection to close.
        }
    }

    private ResultRows answer(String sql) {
        if (sql.startsWith("CREATE") || sql.startsWith("USE")) {
            beforeChange.run();
            changes.add(sql);
            return ResultRows.NONE;
        }
        reads.add(sql);
        if (sql.startsWith("SET SESSION")) {
            return ResultRows.NONE;
        }
        if (sql.startsWith("SELECT VERSION()")) {
            return rows("version", List.of(Arrays.asList(version)));
        }
        if (sql.startsWith("SELECT @@GLOBAL.time_zone")) {
            return rows("zone,computer", List.of(Arrays.asList(zone, "Asia/Tokyo")));
        }
        if (sql.startsWith("SELECT role, cpu_count")) {
            return rows("role,cpu_count,scope", List.of(Arrays.asList("", "16", "")));
        }
        if (sql.startsWith("SELECT UTC_TIMESTAMP(6)")) {
            return rows("now", List.of(Arrays.asList(NOW)));
        }
        if (sql.startsWith("SHOW IMPORT GROUPS") || sql.startsWith("SHOW RAW IMPORT")) {
            throw refused(TidbException.SYNTAX_ERROR, "You have an error in your SQL syntax");
        }
        if (sql.startsWith("SHOW IMPORT JOBS WHERE Job_ID IN (")) {
            String ids = sql.replaceAll("\\D+", " ");
            return jobs(job -> (ids + " ").contains(" " + job.getFirst() + " "));
        }
        if (sql.startsWith("SHOW IMPORT JOBS WHERE Target_Table IN (")) {
            return jobs(job -> sql.contains("'" + job.get(1) + "'"));
        }
        if (sql.startsWith("SELECT CURRENT_USER()")) {
            return rows("account", List.of(Arrays.asList("root@%")));
        }
        if (sql.startsWith("SHOW IMPORT JOBS")) {
            return jobs(job -> !List.of("finished", "failed", "cancelled").contains(String.valueOf(job.get(2))));
        }
        if (sql.startsWith("SHOW IMPORT JOB ")) {
            throw refused(TidbException.NO_SUCH_JOB, "Job ID doesn't exist");
        }
        if (sql.startsWith("SELECT SCHEMA_NAME")) {
            return rows("SCHEMA_NAME", types.keySet()
                    .stream()
                    .map(TableName::schema)
                    .distinct()
                    .map(schema -> Arrays.<@Nullable String>asList(schema))
                    .toList());
        }
        if (sql.startsWith("SELECT TABLE_SCHEMA, TABLE_NAME, COLUMN_NAME")) {
            return rows("TABLE_SCHEMA,TABLE_NAME,COLUMN_NAME,EXTRA", columns.entrySet()
                    .stream()
                    .flatMap(table -> table.getValue()
                            .stream()
                            .map(column -> Arrays.<@Nullable String>asList(table.getKey().schema(),
                                    table.getKey().table(), column.name(),
                                    column.generated() ? "STORED GENERATED" : "DEFAULT_GENERATED")))
                    .toList());
        }
        if (sql.startsWith("SELECT TABLE_SCHEMA")) {
            return rows("TABLE_SCHEMA,TABLE_NAME,TABLE_TYPE", types.entrySet()
                    .stream()
                    .map(entry -> Arrays.<@Nullable String>asList(entry.getKey().schema(), entry.getKey().table(),
                            entry.getValue()))
                    .toList());
        }
        if (sql.startsWith("SELECT COLUMN_NAME")) {
            return rows("COLUMN_NAME,EXTRA", columnsIn(sql).stream()
                    .map(column -> Arrays.<@Nullable String>asList(column.name(),
                            column.generated() ? "STORED GENERATED" : "DEFAULT_GENERATED"))
                    .toList());
        }
        if (sql.equals("SHOW GRANTS")) {
            return rows("Grants for User", grants.stream().map(line -> Arrays.<@Nullable String>asList(line)).toList());
        }
        if (sql.startsWith("SELECT @@hostname")) {
            return rows("@@hostname", List.of(Arrays.asList("tidb-0")));
        }
        if (sql.startsWith("IMPORT INTO")) {
            throw blind
                    ? refused(8158, "The URI of data source is invalid. Reason: stat /dump: no such file or directory")
                    : refused(8173, "PreCheck failed: No file matched, or the file is empty.");
        }
        if (sql.startsWith("SELECT 1 FROM")) {
            boolean hasRows = filled.stream().anyMatch(table -> sql.contains(SqlText.table(table)));
            return rows("1", hasRows ? List.of(Arrays.asList("1")) : List.of());
        }
        throw new IllegalStateException("the fake does not know: " + sql);
    }

    private ResultRows jobs(Predicate<List<@Nullable String>> which) {
        return rows("Job_ID,Target_Table,Status,Data_Source,Created_By", jobs.stream().filter(which).toList());
    }

    private List<TableColumn> columnsIn(String sql) {
        return columns.entrySet()
                .stream()
                .filter(entry -> sql.contains(SqlText.string(entry.getKey().folded().schema()))
                        && sql.contains(SqlText.string(entry.getKey().folded().table())))
                .findFirst()
                .map(Map.Entry::getValue)
                .orElse(List.of());
    }

    private static ResultRows rows(String labels, List<List<@Nullable String>> values) {
        return new ResultRows(Arrays.asList(labels.split(",", -1)), values);
    }
}
