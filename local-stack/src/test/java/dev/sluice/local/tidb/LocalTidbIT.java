package dev.sluice.local.tidb;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.local.tidb.profile.TidbProfile;
import java.io.IOException;
import java.net.ConnectException;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class LocalTidbIT {

    @TempDir
    static Path directory;
    private static LocalTidb tidb;
    private static Path small;
    private Connection root;

    @BeforeAll
    static void start() throws Exception {
        tidb = LocalTidb.start(LocalTidbConfig.in(directory.resolve("tidb")));
        small = Files.writeString(directory.resolve("small.csv"), "1\n2\n");
    }

    @AfterAll
    static void stop() throws Exception {
        tidb.close();
    }

    @BeforeEach
    void connect() throws SQLException {
        root = DriverManager.getConnection(tidb.jdbcUrl());
        run("CREATE DATABASE work");
        run("USE work");
        run("CREATE TABLE t (id INT)");
    }

    @AfterEach
    void cleanUp() throws SQLException {
        tidb.controls().release();
        tidb.limitRunning(16);
        for (Map<String, Object> job : rows("SHOW IMPORT JOBS WHERE Status IN ('pending', 'running')")) {
            await("SHOW IMPORT JOB " + job.get("Job_ID"), row -> row.get("End_Time") != null);
        }
        run("DROP DATABASE work");
        root.close();
    }

    @Test
    void saysThatItIsTidb() throws SQLException {
        assertThat(row("SELECT VERSION() AS v, @@version AS w")).containsValues("8.0.11-TiDB-v9.0.0");
        assertThat(row("SELECT tidb_version()").values().toString()).contains("v9.0.0");
    }

    @Test
    void loadsRowsAndAnswersWithTheFinishedJob() throws SQLException {
        // When
        Map<String, Object> job = row("IMPORT INTO t FROM '" + small + "'");

        // Then
        assertThat(job).hasSize(21)
                .containsEntry("Group_Key", null)
                .containsEntry("Data_Source", small.toString())
                .containsEntry("Target_Table", "`work`.`t`")
                .containsEntry("Phase", "")
                .containsEntry("Status", "finished")
                .containsEntry("Source_File_Size", "4B")
                .containsEntry("Imported_Rows", 2L)
                .containsEntry("Result_Message", "")
                .containsEntry("Created_By", "root@%");
        assertThat(job.get("End_Time")).isNotNull()
                .isEqualTo(row("SHOW IMPORT JOB " + job.get("Job_ID")).get("End_Time"));
        assertThat(row("SELECT COUNT(*) AS n, SUM(id) AS s FROM t").toString()).isEqualTo("{n=2, s=3}");
    }

    @Test
    void answersADetachedStatementAtOnce() throws SQLException {
        // Given
        tidb.controls().hold();

        // When
        Map<String, Object> job = row("IMPORT INTO t FROM '" + small + "' WITH DETACHED, GROUP_KEY='g1'");

        // Then
        assertThat(job).containsEntry("Status", "pending")
                .containsEntry("Group_Key", "g1")
                .containsEntry("Start_Time", null)
                .containsEntry("Imported_Rows", null);
        assertThat((Long) job.get("Job_ID")).isGreaterThanOrEqualTo(30001);
        Map<String, Object> running = await("SHOW IMPORT JOB " + job.get("Job_ID"),
                row -> "import".equals(row.get("Cur_Step")));
        assertThat(running).containsEntry("Status", "running")
                .containsEntry("Phase", "importing")
                .containsEntry("Cur_Step_Progress_Pct", "0")
                .containsEntry("Cur_Step_Total_Size", "4B")
                .containsEntry("End_Time", null);
        assertThat(running.get("Last_Update_Time")).isNotNull();
        assertThat(row("SHOW IMPORT GROUP 'g1'")).containsEntry("Total_Jobs", 1L).containsEntry("Running", 1L);

        tidb.controls().release();
        await("SHOW IMPORT JOB " + job.get("Job_ID"), row -> row.get("Status").equals("finished"));
        assertThat(row("SHOW IMPORT GROUPS LIKE 'g1'")).containsEntry("Completed", 1L)
                .containsEntry("Last_Job_Update_Time", null);
    }

    @Test
    void refusesASecondJobOnATable() throws SQLException {
        // Given
        tidb.controls().hold();
        row("IMPORT INTO t FROM '" + small + "' WITH DETACHED");

        // Then
        assertRefused("IMPORT INTO work.T FROM '" + small + "'", 8173, "there is active job on the target table");
        assertThat(tidb.acceptedStatements("work", "T")).isPositive();
    }

    @Test
    void runsSoManyJobsAtOnceAndTheOthersInOrder() throws SQLException {
        // Given
        tidb.limitRunning(1);
        tidb.controls().hold();
        run("CREATE TABLE u (id INT)");
        Object first = row("IMPORT INTO t FROM '" + small + "' WITH DETACHED").get("Job_ID");
        Object second = row("IMPORT INTO u FROM '" + small + "' WITH DETACHED").get("Job_ID");

        // Then
        await("SHOW IMPORT JOB " + first, row -> row.get("Status").equals("running"));
        assertThat(row("SHOW IMPORT JOB " + second)).containsEntry("Status", "pending")
                .containsEntry("Cur_Step", null);
        tidb.controls().release();
        await("SHOW IMPORT JOB " + second, row -> row.get("Status").equals("finished"));
    }

    @Test
    void cancelsARunningAndAPendingJob() throws SQLException {
        // Given
        tidb.limitRunning(1);
        tidb.controls().hold();
        run("CREATE TABLE u (id INT)");
        Object running = row("IMPORT INTO t FROM '" + small + "' WITH DETACHED").get("Job_ID");
        Object pending = row("IMPORT INTO u FROM '" + small + "' WITH DETACHED").get("Job_ID");
        await("SHOW IMPORT JOB " + running, row -> row.get("Status").equals("running"));

        // When
        run("CANCEL IMPORT JOB " + pending);
        run("CANCEL IMPORT JOB " + running);

        // Then
        for (Object job : List.of(running, pending)) {
            assertThat(row("SHOW IMPORT JOB " + job)).containsEntry("Status", "cancelled")
                    .containsEntry("Result_Message", "cancelled by user")
                    .containsEntry("End_Time", null);
            assertRefused("CANCEL IMPORT JOB " + job, 8171, "The current job status cannot perform the operation");
            run("DELETE FROM t");
        }
        assertRefused("CANCEL IMPORT JOB 0", 8170, "Job ID 0 doesn't exist");
        assertRefused("SHOW IMPORT JOB 999999", 8170, "Job ID 999999 doesn't exist");
    }

    @Test
    void tellsTheWaitingSessionThatItsJobWasCancelled() throws Exception {
        // Given
        tidb.controls().hold();
        try (Connection waiting = DriverManager.getConnection(tidb.jdbcUrl())) {
            CompletableFuture<Void> statement = CompletableFuture.runAsync(
                    () -> assertThatThrownBy(() -> waiting.createStatement()
                            .execute("IMPORT INTO work.t FROM '" + small + "'"))
                            .hasMessageContaining("cancelled by user"));
            Map<String, Object> job = await("SHOW IMPORT JOBS WHERE Status = 'running'", row -> true);

            // When
            run("CANCEL IMPORT JOB " + job.get("Job_ID"));

            // Then
            statement.get(10, SECONDS);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"KILL QUERY %s", "kill tidb query %s;", "KILL CONNECTION %s", "KILL %s"})
    void cancelsTheJobOfAStatementThatIsKilled(String kill) throws Exception {
        // Given
        tidb.controls().hold();
        try (Connection waiting = DriverManager.getConnection(tidb.jdbcUrl())) {
            Object session = rows(waiting, "SELECT CONNECTION_ID() AS id").getFirst().get("id");
            CompletableFuture<Void> statement = CompletableFuture.runAsync(
                    () -> assertThatThrownBy(() -> waiting.createStatement()
                            .execute("IMPORT INTO work.t FROM '" + small + "'"))
                            .isInstanceOf(SQLException.class));
            Object id = await("SHOW IMPORT JOBS WHERE Status = 'running'", row -> true).get("Job_ID");

            // When
            run(kill.formatted(session));

            // Then
            statement.get(10, SECONDS);
            await("SHOW IMPORT JOB " + id, row -> row.get("Status").equals("cancelled"));
            if (kill.toUpperCase(Locale.ROOT).contains("QUERY")) {
                assertThat(rows(waiting, "SELECT 1 AS one")).hasSize(1);
            }
        }
    }

    @Test
    void letsTheServerSayWhomToKill() {
        assertRefused("KILL QUERY 999999999", 1094, "Unknown thread id");
    }

    @Test
    void failsAJobWithTheTextThatATestAskedFor() throws SQLException {
        // Given
        tidb.controls().failNextJob("[Lighting:Restore:ErrChecksumMismatch]checksum mismatched");

        // When
        assertRefused("IMPORT INTO t FROM '" + small + "' WITH GROUP_KEY='failing'", 1105, "checksum mismatched");

        // Then
        assertThat(row("SHOW IMPORT JOBS WHERE Group_Key = 'failing' AND Status <> 'finished'"))
                .containsEntry("Status", "failed")
                .containsEntry("Phase", "importing")
                .containsEntry("Imported_Rows", null);
    }

    @Test
    void failsAJobWhoseRowsDoNotFit() throws Exception {
        // Given
        Path bad = Files.writeString(directory.resolve("bad.csv"), "1\nnot a number\n");

        // Then
        assertRefused("IMPORT INTO t FROM '" + bad + "'", 1105, "bad.csv");
    }

    @Test
    void losesTheAnswerButNotTheJob() throws SQLException {
        // Given
        tidb.controls().cutNextImport();

        // When
        try (Connection unlucky = DriverManager.getConnection(tidb.jdbcUrl())) {
            assertThatThrownBy(() -> unlucky.createStatement()
                    .execute("IMPORT INTO work.t FROM '" + small + "' WITH DETACHED, GROUP_KEY='cut'"))
                    .isInstanceOf(SQLException.class);
        }

        // Then
        await("SHOW IMPORT JOBS WHERE Group_Key = 'cut'", row -> row.get("Status").equals("finished"));
        assertThat(row("SELECT COUNT(*) AS n FROM t")).containsEntry("n", 2L);
    }

    @Test
    void refusesInsideATransactionAndForTemporaryTables() throws SQLException {
        run("CREATE TEMPORARY TABLE temp (id INT)");
        assertRefused("IMPORT INTO temp FROM '" + small + "'", 1105, "does not support temporary table");
        run("BEGIN");
        assertRefused("IMPORT INTO t FROM '" + small + "'", 1105, "explicit transaction");
        run("ROLLBACK");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            SHOW RAW IMPORT JOBS                               | 1064 | syntax
            SHOW IMPORT JOBS WHERE nope = 1                    | 1054 | nope
            CREATE VIEW IF NOT EXISTS v AS SELECT 1            | 1064 | syntax
            IMPORT INTO nosuch FROM '/data/small.csv'          | 1146 | doesn't exist
            IMPORT INTO t FROM '/nodir/small.csv' WITH detached=1 | 8164 | Invalid option value for detached
            """, quoteCharacter = '~')
    void refusesInTidbsWords(String sql, int code, String text) {
        assertRefused(sql, code, text);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            WHERE Job_ID IN (%d, 1)                                        | 1
            WHERE Job_ID = %d AND Status = 'finished'                      | 1
            WHERE Job_ID = %d AND (Status = 'failed' OR Phase = '')        | 1
            WHERE Job_ID = %d AND Create_Time > '2026-01-01'               | 1
            WHERE Job_ID = %d AND Group_Key IS NULL                        | 0
            WHERE Job_ID = %d AND Target_Table LIKE '%%work%%'             | 1
            WHERE Job_ID = %d AND Status = 'FINISHED'                      | 0
            LIKE '%d'                                                      | 1
            LIKE '9999%%'                                                  | 0
            """, quoteCharacter = '~')
    void evaluatesAnyConditionOverTheJobs(String condition, int found) throws SQLException {
        // Given
        Object id = row("IMPORT INTO t FROM '" + small + "' WITH GROUP_KEY='c'").get("Job_ID");

        // Then
        assertThat(rows("SHOW IMPORT JOBS " + condition.formatted(id))).hasSize(found);
    }

    @Test
    void showsTimesInTheZoneOfTheSession() throws SQLException {
        // Given
        Object id = row("IMPORT INTO t FROM '" + small + "'").get("Job_ID");

        // When
        run("SET SESSION time_zone = '+05:00'");
        String east = row("SHOW IMPORT JOBS WHERE Job_ID = " + id).get("Create_Time").toString();
        run("SET SESSION time_zone = '+00:00'");
        String west = row("SHOW IMPORT JOBS WHERE Job_ID = " + id).get("Create_Time").toString();

        // Then
        assertThat(Timestamp.valueOf(east).getTime() - Timestamp.valueOf(west).getTime())
                .isEqualTo(SECONDS.toMillis(5 * 3600));
    }

    @Test
    void showsOthersOnlyTheirOwnJobs() throws SQLException {
        // Given
        Object id = row("IMPORT INTO t FROM '" + small + "'").get("Job_ID");
        run("CREATE OR REPLACE USER 'guest'@'%' IDENTIFIED BY 'pw'");

        // When
        try (Connection guest = DriverManager.getConnection(
                "jdbc:mariadb://127.0.0.1:" + tidb.port() + "/?user=guest&password=pw")) {

            // Then
            assertThat(rows(guest, "SHOW IMPORT JOBS")).isEmpty();
            assertThatThrownBy(() -> rows(guest, "SHOW IMPORT JOB " + id)).hasMessageContaining("SUPER");
            assertThatThrownBy(() -> rows(guest, "CANCEL IMPORT JOB " + id)).hasMessageContaining("SUPER");
        }
    }

    @Test
    void beginsAJobAnewThatAnEarlierProcessLeftBehind() throws Exception {
        // Given
        LocalTidbConfig config = LocalTidbConfig.in(directory.resolve("restarted")).withProfile(TidbProfile.V8_5);
        Object id;
        try (LocalTidb first = LocalTidb.start(config);
                Connection client = DriverManager.getConnection(first.jdbcUrl())) {
            client.createStatement().execute("CREATE TABLE test.t (id INT)");
            first.controls().hold();
            id = rows(client, "IMPORT INTO test.t FROM '" + small + "' WITH DETACHED").getFirst().get("Job_ID");
            await(client, "SHOW IMPORT JOB " + id, row -> "importing".equals(row.get("Phase")));
            client.createStatement().execute("INSERT INTO test.t VALUES (99)");
        }

        // When
        try (LocalTidb second = LocalTidb.start(config);
                Connection client = DriverManager.getConnection(second.jdbcUrl())) {

            // Then
            await(client, "SHOW IMPORT JOB " + id, row -> row.get("Status").equals("finished"));
            assertThat(rows(client, "SELECT SUM(id) AS s FROM test.t").getFirst().get("s")).hasToString("3");
            assertThat(second.acceptedStatements("test", "t")).isEqualTo(1);
            assertThatThrownBy(() -> rows(client, "IMPORT INTO test.t FROM '" + small + "'"))
                    .hasMessageContaining("target table is not empty");
        }
    }

    @Test
    void tellsWhoeverWaitsThatItShutsDown() throws Exception {
        // Given
        LocalTidb other = LocalTidb.start(LocalTidbConfig.in(directory.resolve("stopping")));
        other.controls().hold();
        try (Connection client = DriverManager.getConnection(other.jdbcUrl());
                Connection waiting = DriverManager.getConnection(other.jdbcUrl())) {
            client.createStatement().execute("CREATE TABLE test.t (id INT)");
            CompletableFuture<Void> statement = CompletableFuture.runAsync(
                    () -> assertThatThrownBy(() -> waiting.createStatement()
                            .execute("IMPORT INTO test.t FROM '" + small + "'"))
                            .isInstanceOf(SQLException.class));
            await(client, "SHOW IMPORT JOBS WHERE Status = 'running'", row -> true);

            // When
            other.close();

            // Then
            statement.get(10, SECONDS);
        }
    }

    /** All of 127.0.0.0/8 leads to a server that listens everywhere. */
    @Test
    void listensAtOneAddressOfTheLoopbackInterfaceOnly() throws Exception {
        assertThat(reaches("127.0.0.1")).isTrue();
        assertThat(reaches("127.0.0.2")).isFalse();
    }

    private static boolean reaches(String address) throws IOException {
        try (Socket socket = new Socket(address, tidb.port())) {
            return socket.isConnected();
        } catch (ConnectException e) {
            return false;
        }
    }

    @Test
    void takesAnotherPortWhenTheWantedOneIsTaken() throws Exception {
        // When
        try (LocalTidb other = LocalTidb.start(LocalTidbConfig.in(directory.resolve("taken")).withPort(tidb.port()));
                Connection client = DriverManager.getConnection(other.jdbcUrl())) {
            // Then
            assertThat(other.port()).isNotEqualTo(tidb.port());
            assertThat(rows(client, "SHOW IMPORT JOBS")).isEmpty();
        }
    }

    @Test
    void leavesNothingOpenWhenItDoesNotStart() throws Exception {
        // Given
        LocalTidbConfig config = LocalTidbConfig.in(directory.resolve("port"));

        // When
        assertThatThrownBy(() -> LocalTidb.start(config.withPort(1 << 16)))

                // Then
                .isInstanceOf(IOException.class);
        LocalTidb.start(config.withRunningLimit(1)).close();
    }

    @Test
    void leavesNoThreadBehind() throws Exception {
        // Given
        LocalTidb other = LocalTidb.start(LocalTidbConfig.in(directory.resolve("other")));
        try (Connection client = DriverManager.getConnection(other.jdbcUrl())) {
            assertThat(rows(client, "SHOW IMPORT JOBS")).isEmpty();
        }

        // When
        long before = networkThreads();
        other.close();

        // Then
        assertThat(networkThreads()).isLessThan(before);
        assertThatThrownBy(() -> DriverManager.getConnection(other.jdbcUrl())).isInstanceOf(SQLException.class);
    }

    private static long networkThreads() {
        return Thread.getAllStackTraces()
                .keySet()
                .stream()
                .filter(thread -> !thread.isDaemon() && thread.getName().startsWith("vert.x-"))
                .count();
    }

    private void assertRefused(String sql, int code, String text) {
        assertThatThrownBy(() -> rows(sql)).isInstanceOfSatisfying(SQLException.class, refusal -> {
            assertThat(refusal.getErrorCode()).isEqualTo(code);
            assertThat(refusal.getMessage()).contains(text);
        });
    }

    private void run(String sql) throws SQLException {
        try (var statement = root.createStatement()) {
            statement.execute(sql);
        }
    }

    private Map<String, Object> row(String sql) throws SQLException {
        return rows(sql).getFirst();
    }

    private List<Map<String, Object>> rows(String sql) throws SQLException {
        return rows(root, sql);
    }

    private static List<Map<String, Object>> rows(Connection connection, String sql) throws SQLException {
        List<Map<String, Object>> rows = new ArrayList<>();
        try (var statement = connection.createStatement(); ResultSet result = statement.executeQuery(sql)) {
            while (result.next()) {
                Map<String, Object> row = new LinkedHashMap<>();
                for (int i = 1; i <= result.getMetaData().getColumnCount(); i++) {
                    row.put(result.getMetaData().getColumnLabel(i), result.getObject(i));
                }
                rows.add(row);
            }
        }
        return rows;
    }

    private Map<String, Object> await(String sql, Predicate<Map<String, Object>> condition) throws SQLException {
        return await(root, sql, condition);
    }

    private static Map<String, Object> await(Connection connection, String sql,
            Predicate<Map<String, Object>> condition) throws SQLException {
        long deadline = System.nanoTime() + SECONDS.toNanos(20);
        while (System.nanoTime() < deadline) {
            var found = rows(connection, sql).stream().filter(condition).findFirst();
            if (found.isPresent()) {
                return found.get();
            }
        }
        throw new AssertionError("never true: " + rows(connection, sql));
    }
}
