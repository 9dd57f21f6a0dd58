package dev.sluice.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.sdk.kit.ImportSdk;
import dev.sluice.sdk.kit.SdkOptions;
import dev.sluice.sdk.plan.DumpPlan;
import dev.sluice.sdk.plan.PlannedTable;
import dev.sluice.sdk.plan.RowSettings;
import dev.sluice.sdk.scan.ScanRefusedException;
import dev.sluice.sdk.statement.ImportOption;
import dev.sluice.sdk.statement.ImportOptions;
import dev.sluice.sdk.statement.SqlText;
import dev.sluice.sdk.store.SourceUri;
import dev.sluice.sdk.tidb.JobManager;
import dev.sluice.sdk.tidb.JobStatus;
import dev.sluice.sdk.tidb.SessionSettings;
import dev.sluice.sdk.tidb.TidbSession;
import dev.sluice.sdk.tidb.TidbTarget;
import dev.sluice.sdk.tidb.VertxSessions;
import dev.sluice.sdk.zone.DataZone;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Times, backslashes and directories of dumps: what a server makes of the statements, and of the sessions that send them. */
abstract class RowSessionCases {
    private static final String MOMENT = "SELECT UNIX_TIMESTAMP(ts) AS seen FROM ";
    private static final SdkOptions ONE_THREAD = SdkOptions.DEFAULT.withStatement(ImportOptions.NONE.with(
            ImportOption.THREAD, 1));

    @TempDir
    private Path directory;
    private Path dump;
    private final Vertx vertx = Vertx.vertx();

    abstract TidbTarget target();

    @BeforeEach
    void makeRoom() throws IOException {
        dump = Files.createDirectories(directory.resolve("dump"));
        sql("DROP DATABASE IF EXISTS rows_db");
        write("rows_db-schema-create.sql", "CREATE DATABASE rows_db;");
    }

    @AfterEach
    void restore() {
        sql("SET GLOBAL time_zone = 'SYSTEM'");
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    private void write(String name, String text) throws IOException {
        Files.writeString(dump.resolve(name), text);
    }

    private String sql(String sql) {
        try (TidbSession session = new VertxSessions(vertx, target()).open(SessionSettings.DEFAULT)) {
            return session.query(sql)
                    .rows()
                    .stream()
                    .map(row -> row.text("seen").orElse("NULL"))
                    .collect(Collectors.joining(";"));
        }
    }

    private void imported(RowSettings rows) {
        try (ImportSdk sdk = ImportSdk.open(SourceUri.parse(dump.toString()), target(), ONE_THREAD.withRows(rows))) {
            DumpPlan plan = sdk.createSchemasAndTables();
            JobManager jobs = sdk.openJobs();
            for (PlannedTable table : plan.tables()) {
                JobStatus end = jobs.awaitEnd(sdk.submit(plan, table), Duration.ofMillis(100), Duration.ofMinutes(1));
                assertThat(end.status()).as(end.message()).isEqualTo("finished");
            }
        }
    }

    /** A CSV file with a moment, and a SQL file that says which zone it is in. */
    private void moments() throws IOException {
        write("rows_db.c-schema.sql", "CREATE TABLE c (id INT PRIMARY KEY, ts TIMESTAMP, dt DATETIME);");
        write("rows_db.c.csv", "id,ts,dt\n1,2024-01-01 08:00:00,2024-01-01 08:00:00\n");
        write("rows_db.s-schema.sql", "CREATE TABLE s (id INT PRIMARY KEY, ts TIMESTAMP, dt DATETIME);");
        write("rows_db.s.sql", """
                /*!40101 SET NAMES binary*/;
                /*!40103 SET TIME_ZONE='+00:00' */;
                INSERT INTO s VALUES (1,'2024-01-01 00:00:00','2024-01-01 08:00:00');
                """);
    }

    /** 1704067200 is midnight of 2024-01-01 in UTC. */
    @ParameterizedTest
    @CsvSource({"+09:00,1704063600", "-08:00,1704124800", "+00:00,1704096000"})
    void readsTimesInTheZoneOfTheServerUnlessAFileNamesOne(String zone, String moment) throws IOException {
        // Given
        moments();
        sql("SET GLOBAL time_zone = '" + zone + "'");

        // When
        imported(RowSettings.DEFAULT);

        // Then
        assertThat(sql(MOMENT + "rows_db.c")).isEqualTo(moment);
        assertThat(sql(MOMENT + "rows_db.s")).isEqualTo("1704067200");
        assertThat(sql("SELECT dt AS seen FROM rows_db.c UNION ALL SELECT dt FROM rows_db.s"))
                .isEqualTo("2024-01-01 08:00:00;2024-01-01 08:00:00");
    }

    @Test
    void readsTimesInTheZoneThatIsAskedFor() throws IOException {
        // Given
        moments();
        Files.delete(dump.resolve("rows_db.s.sql"));
        Files.delete(dump.resolve("rows_db.s-schema.sql"));
        sql("SET GLOBAL time_zone = '-08:00'");

        // When
        imported(RowSettings.DEFAULT.withZone(DataZone.of("+08:00")));

        // Then
        assertThat(sql(MOMENT + "rows_db.c")).isEqualTo("1704067200");
    }

    @Test
    void refusesAFileThatNamesAnotherZoneBeforeAnythingIsCreated() throws IOException {
        // Given
        moments();

        // Then
        assertThatThrownBy(() -> imported(RowSettings.DEFAULT.withZone(DataZone.of("+08:00"))))
                .isInstanceOf(ScanRefusedException.class)
                .hasMessageContaining("rows_db.s.sql:2 names +00:00");
        assertThat(sql("SELECT SCHEMA_NAME AS seen FROM information_schema.SCHEMATA WHERE SCHEMA_NAME = 'rows_db'"))
                .isEmpty();
    }

    /** In UTC the second one would be no moment that a TIMESTAMP has. */
    @ParameterizedTest
    @CsvSource({"+09:00,1970-01-01 09:00:01", "-05:00,1969-12-31 19:00:01"})
    void createsTablesInTheZoneOfTheirRows(String zone, String first) throws IOException {
        // Given
        sql("SET GLOBAL time_zone = '" + zone + "'");
        write("rows_db.t-schema.sql", "CREATE TABLE t (id INT, ts TIMESTAMP NOT NULL DEFAULT '" + first + "');");
        write("rows_db.t.csv", "id,ts\n1," + first + "\n");

        // When
        imported(RowSettings.DEFAULT);
        sql("INSERT INTO rows_db.t (id) VALUES (2)");

        // Then
        assertThat(sql(MOMENT + "rows_db.t ORDER BY id")).isEqualTo("1;1");
    }

    @Test
    void importsADumpWithoutEscapesUnchanged() throws IOException {
        // Given: SQL without escapes, and CSV whose rules hold a backslash each
        write("rows_db.t-schema.sql", "CREATE TABLE t (id INT PRIMARY KEY, p VARCHAR(40));");
        write("rows_db.t.sql",
                "/*!40101 SET NAMES binary*/;\nINSERT INTO `t` VALUES\n(1,'C:\\new\\temp'),\n(2,'it''s'),"
                        + "\n(3,\"a\\\");\n");
        write("rows_db.u-schema.sql", "CREATE TABLE u (id INT PRIMARY KEY, p VARCHAR(40));");
        write("rows_db.u.csv", "id,p\n1,a\\,b\n2,\\N\n");

        // When
        imported(RowSettings.DEFAULT.withSqlMode("NO_BACKSLASH_ESCAPES,ANSI_QUOTES"));

        // Then
        assertThat(sql("SELECT p AS seen FROM rows_db.t ORDER BY id")).isEqualTo("C:\\new\\temp;it's;a\\");
        assertThat(sql("SELECT p AS seen FROM rows_db.u ORDER BY id")).isEqualTo("a,b;NULL");
    }

    @Test
    void importsTextInDoubleQuotesUnderAnsiQuotes() throws IOException {
        // Given
        write("rows_db.t-schema.sql", "CREATE TABLE \"t\" (\"id\" INT PRIMARY KEY, \"a b\" VARCHAR(40));");
        write("rows_db.t.sql", "INSERT INTO \"t\" (\"a b\", \"id\") VALUES (\"it's \\\"so\\\"\",1);\n");

        // When
        imported(RowSettings.DEFAULT.withSqlMode("ANSI_QUOTES,PIPES_AS_CONCAT"));

        // Then
        assertThat(sql("SELECT `a b` AS seen FROM rows_db.t")).isEqualTo("it's \"so\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {" ", "!", "\"", "#", "'", "(", ")", "*", "<", ">", "?", "[", "\\", "]", "^", "`", "{", "|",
        "}",
        "é", "日", "%41", "%2E"})
    void refusesADirectoryThatTheServerWouldNotFind(String odd) throws IOException {
        // Given
        dump = Files.createDirectories(directory.resolve("d" + odd + "x"));
        moments();

        // Then
        assertThatThrownBy(() -> ImportSdk.open(SourceUri.parse(dump.toString()), target(), ONE_THREAD))
                .isInstanceOf(ScanRefusedException.class)
                .hasMessageContaining("TiDB does not find the directory " + dump);
    }

    @ParameterizedTest
    @ValueSource(strings = {"d$&+,-.:;=@_~x", "AZaz09"})
    void readsADirectoryThatIsNotRefused(String name) throws IOException {
        // Given
        dump = Files.createDirectories(directory.resolve(name));
        write("rows_db-schema-create.sql", "CREATE DATABASE rows_db;");
        String table = "o !\"'()<>^`{|}é日&";
        write("rows_db." + table + "-schema.sql", "CREATE TABLE t (id INT);");
        write("rows_db." + table + ".1.csv", "id\n1\n");
        write("rows_db." + table + ".2.csv", "id\n2\n");

        // When
        imported(RowSettings.DEFAULT);

        // Then
        assertThat(sql("SELECT COUNT(*) AS seen FROM rows_db." + SqlText.identifier(table))).isEqualTo("2");
    }
}
