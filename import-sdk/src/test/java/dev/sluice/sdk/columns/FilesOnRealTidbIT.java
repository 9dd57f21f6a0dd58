package dev.sluice.sdk.columns;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.sdk.TableName;
import dev.sluice.sdk.check.Problem;
import dev.sluice.sdk.head.SqlFileCase;
import dev.sluice.sdk.parquet.ParquetFile;
import dev.sluice.sdk.scan.FileScanner;
import dev.sluice.sdk.scan.ScanRequest;
import dev.sluice.sdk.scan.SourceTable;
import dev.sluice.sdk.scan.TableFilter;
import dev.sluice.sdk.scan.WildcardReach;
import dev.sluice.sdk.schema.TargetCatalogue;
import dev.sluice.sdk.statement.CsvRules;
import dev.sluice.sdk.statement.FieldTarget;
import dev.sluice.sdk.statement.ImportStatement;
import dev.sluice.sdk.store.ObjectStore;
import dev.sluice.sdk.store.SourceUri;
import dev.sluice.sdk.tidb.Capabilities;
import dev.sluice.sdk.tidb.JobManager;
import dev.sluice.sdk.tidb.JobStatus;
import dev.sluice.sdk.tidb.ResultRow;
import dev.sluice.sdk.tidb.SessionSettings;
import dev.sluice.sdk.tidb.TidbException;
import dev.sluice.sdk.tidb.TidbSession;
import dev.sluice.sdk.tidb.VertxSessions;
import dev.sluice.sdk.tidb.real.NeedsRealTidb;
import dev.sluice.sdk.tidb.real.RealTidb;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a real TiDB makes of files, with the list that they are given and without one. */
@NeedsRealTidb
class FilesOnRealTidbIT {
    private static final TableName TABLE = new TableName("s", "t");
    private static final CsvRules NO_HEADER = new CsvRules(",", "\"", "\\", List.of("\\N"), "", false);

    private static final Duration EVERY = Duration.ofMillis(20);
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private static Vertx vertx;
    private static TidbSession session;
    private static JobManager jobs;

    @TempDir
    private Path dump;
    private final List<String> problems = new ArrayList<>();

    @BeforeAll
    static void connect() {
        vertx = Vertx.vertx();
        session = new VertxSessions(vertx, RealTidb.shared().target()).open(SessionSettings.DEFAULT);
        jobs = new JobManager(session, Capabilities.probe(session));
        session.query("CREATE DATABASE IF NOT EXISTS s");
    }

    @AfterAll
    static void disconnect() throws Exception {
        session.query("DROP DATABASE s");
        session.close();
        vertx.close().await(10, TimeUnit.SECONDS);
    }

    @BeforeEach
    void createTable() {
        create("id INT PRIMARY KEY, v VARCHAR(40)");
    }

    private static void create(String columns) {
        session.query("DROP TABLE IF EXISTS s.t");
        session.query("CREATE TABLE s.t (" + columns + ")");
    }

    @ParameterizedTest
    @MethodSource("dev.sluice.sdk.head.SqlFileCase#all")
    void doesWithSqlFilesWhatTheCasesSay(SqlFileCase file) throws IOException {
        // Given
        Files.writeString(dump.resolve("s.t.sql"), file.sql());

        // When
        List<FieldTarget> list = list(ColumnRules.of(CsvRules.DEFAULT));

        // Then
        assertThat(problems.isEmpty()).isEqualTo(file.taken());
        if (file.tidb().matches("(syntax|Truncated).*")) {
            assertThat(imported("sql", list)).contains(file.tidb());
        } else {
            assertThat(imported("sql", list)).isEqualTo("ok");
            assertThat(rows("id, v")).isEqualTo(file.tidb());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"codec-none", "codec-snappy", "codec-gzip", "codec-zstd", "pages-2-none",
        "type-uint32-small", "type-uint32-null", "type-decimal", "type-decimal-int", "type-int96", "type-time",
        "type-uuid", "type-bool", "encoding-split-double", "encoding-delta"})
    void readsTheParquetFilesThatAreTaken(String name) throws IOException {
        // Given
        create("id INT, v BLOB");
        Files.write(dump.resolve("s.t.parquet"), ParquetFile.of(name));

        // When
        List<FieldTarget> list = list(ColumnRules.of(CsvRules.DEFAULT));

        // Then
        assertThat(problems).isEmpty();
        assertThat(imported("parquet", list)).isEqualTo("ok");
        assertThat(rows("id")).isEqualTo("1;2");
    }

    /** A gzip page of version 2 is not among them: TiDB's process ends at it. */
    @ParameterizedTest
    @CsvSource({"codec-lz4,index out of range", "codec-lz4-hadoop,index out of range",
        "codec-brotli,index out of range", "pages-2-snappy,index out of range", "type-list,unknown value",
        "type-map,unknown value", "type-struct,unknown value", "type-uint32,''", "type-float16,''",
        "encoding-split-int,index out of range", "encoding-rle-bool,cannot be converted"})
    void doesNotReadTheParquetFilesThatAreRefused(String name, String error) throws IOException {
        // Given
        create("id INT, v VARCHAR(40)");
        Files.write(dump.resolve("s.t.parquet"), ParquetFile.of(name));

        // When
        list(ColumnRules.of(CsvRules.DEFAULT));

        // Then
        assertThat(problems).hasSize(1);
        if (error.isEmpty()) {
            assertThat(imported("parquet", List.of())).isEqualTo("ok");
            assertThat(rows("v")).doesNotContain("4000000000", "1.5");
        } else {
            assertThat(imported("parquet", List.of())).contains(error);
        }
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(delimiter = '|', value = {
        "sql|INSERT INTO t (a,c,d) VALUES (1,'x',2);|1,2,x,2",
        "sql|INSERT INTO t VALUES (1,'x',2);        |1,2,x,2",
        "sql|INSERT INTO t VALUES (1,9,'x',2);      |1,2,x,2",
        "sql|INSERT INTO t (d,b,c) VALUES (2,9,'x');|NULL,NULL,x,2",
        "csv|1,x,2                                  |1,2,x,2",
        "csv|1,9,x,2                                |1,2,x,2",
        "csv|1,x                                    |1,2,x,NULL"})
    void givesATableWithAGeneratedColumnTheListOfTheOthers(String format, String content, String row)
            throws IOException {
        for (String kind : List.of("STORED", "VIRTUAL")) {
            // Given
            create("a INT, b INT GENERATED ALWAYS AS (a + 1) " + kind + ", c VARCHAR(9), d INT");
            Files.writeString(dump.resolve("s.t." + format), content);

            // When
            List<FieldTarget> list = list(ColumnRules.of(NO_HEADER));

            // Then
            assertThat(imported(format, list)).isEqualTo("ok");
            assertThat(rows("a, b, c, d")).isEqualTo(row);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"1,a", "1,a,x"})
    void leavesShortRowsOfATableWithoutOneAsTidbReadsThem(String row) throws IOException {
        // Given
        create("id INT, v VARCHAR(9), note VARCHAR(9) DEFAULT 'none'");
        Files.writeString(dump.resolve("s.t.csv"), row + "\n");

        // When
        List<FieldTarget> list = list(ColumnRules.of(NO_HEADER));

        // Then
        assertThat(list).isEmpty();
        assertThat(imported("csv", list)).isEqualTo("ok");
        assertThat(rows("id, v, note")).isEqualTo(row.equals("1,a") ? "1,a,NULL" : row);
    }

    @ParameterizedTest
    @ValueSource(strings = {"reordered"})
    void putsParquetColumnsWhereTheirNamesSay(String name) throws IOException {
        // Given
        Files.write(dump.resolve("s.t.parquet"), ParquetFile.of(name));

        // When
        List<FieldTarget> list = list(ColumnRules.of(CsvRules.DEFAULT));

        // Then
        assertThat(imported("parquet", list)).isEqualTo("ok");
        assertThat(rows("id, v")).isEqualTo("1,a;2,b");
    }

    private List<FieldTarget> list(ColumnRules rules) {
        try (ObjectStore store = ObjectStore.open(SourceUri.parse(dump.toUri().toString()))) {
            SourceTable table = new FileScanner(store)
                    .scan(new ScanRequest(TableFilter.parse(List.of("*.*")), WildcardReach.LAST_SEGMENT))
                    .tables()
                    .getFirst();
            return new FieldLists(store, rules, () -> {})
                    .read(table, () -> Optional.of(new TargetCatalogue(session).columns(TABLE)), this::tell)
                    .list();
        }
    }

    private void tell(Problem problem) {
        problems.add(problem.sentence());
    }

    /** What TiDB says. */
    private String imported(String format, List<FieldTarget> list) {
        String columns = list.isEmpty()
                ? ""
                : list.stream().map(FieldTarget::sql).collect(Collectors.joining(", ", " (", ")"));
        try {
            String statement = "IMPORT INTO s.t" + columns + " FROM '" + dump.resolve("*." + format) + "' FORMAT '"
                    + format + "' WITH THREAD=1, DETACHED";
            // A statement that waits for its job asks for it seldom.
            JobStatus job = jobs.awaitEnd(jobs.submit(new ImportStatement(statement, statement)), EVERY, PATIENCE);
            return job.isFinished() ? "ok" : job.message();
        } catch (TidbException e) {
            return String.valueOf(e.getMessage());
        }
    }

    private static String rows(String columns) {
        List<String> names = List.of(columns.split(", "));
        return session.query("SELECT " + columns + " FROM s.t ORDER BY 1")
                .rows()
                .stream()
                .map(row -> row(row, names))
                .collect(Collectors.joining(";"));
    }

    private static String row(ResultRow row, List<String> names) {
        return names.stream().map(name -> row.text(name).orElse("NULL")).collect(Collectors.joining(","));
    }
}
