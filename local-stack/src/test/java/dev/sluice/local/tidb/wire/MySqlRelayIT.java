package dev.sluice.local.tidb.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.local.tidb.server.MariaDbServer;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.mysqlclient.MySQLConnectOptions;
import io.vertx.mysqlclient.MySQLConnection;
import io.vertx.mysqlclient.MySQLException;
import io.vertx.sqlclient.Row;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class MySqlRelayIT {

    private static final LocalDateTime NOON = LocalDateTime.of(2026, 11, 20, 12, 0, 0, 123_456_000);
    private static final List<Column> COLUMNS = List.of(new Column("Job_ID", Column.Type.LONG),
            new Column("Status", Column.Type.TEXT), new Column("Create_Time", Column.Type.TIMESTAMP_MICROS),
            new Column("Last_Update_Time", Column.Type.TIMESTAMP_SECONDS));
    private static final CountDownLatch STARTED = new CountDownLatch(1);
    private static final CountDownLatch GATE = new CountDownLatch(1);

    @TempDir
    static Path directory;
    private static Vertx vertx;
    private static MariaDbServer database;
    private static MySqlRelay relay;
    private static int port;

    @BeforeAll
    static void start() throws Exception {
        vertx = Vertx.vertx();
        database = MariaDbServer.start(directory);
        relay = new MySqlRelay(vertx, database.port(), MySqlRelayIT::answerTo,
                MySqlRelayIT::guard);
        port = await(relay.listen(0));
    }

    @AfterAll
    static void stop() throws Exception {
        await(relay.close());
        await(vertx.close());
        database.close();
    }

    private static Optional<Interceptor.Answer> guard(String sql) {
        return sql.startsWith("SELECT 'guarded'")
                ? Optional.of(session -> session.query("SELECT " + sql.length() + " > 20").getFirst().contains("1")
                        ? new Reply.Refusal(8258, "HY000", "Table t is in mode Import")
                        : new Reply.PassOn())
                : Optional.empty();
    }

    private static Optional<Interceptor.Answer> answerTo(String sql) {
        return switch (sql) {
            case "OURS ROWS" -> Optional.of(session -> new Reply.Rows(COLUMNS,
                    List.of(row(7L, "naïve", NOON, NOON), row(null, null, null, null))));
            case "OURS DONE" -> Optional.of(session -> new Reply.Done(3));
            case "OURS REFUSED" -> Optional.of(session -> new Reply.Refusal(8173, "HY000", "PreCheck failed: no"));
            case "OURS BROKEN" -> Optional.of(session -> {
                throw new IllegalStateException("a fault of ours");
            });
            case "OURS CUT" -> Optional.of(session -> new Reply.HangUp());
            case "OURS ASKS" -> Optional.of(session -> new Reply.Rows(
                    List.of(new Column("Database", Column.Type.TEXT), new Column("Nothing", Column.Type.TEXT)),
                    List.of(new ArrayList<>(session.query("SELECT DATABASE(), NULL").getFirst()))));
            case "OURS ASKS WRONGLY" -> Optional.of(session -> new Reply.Done(session.query("SELEC").size()));
            case "OURS WAITS" -> Optional.of(session -> {
                STARTED.countDown();
                awaitGate();
                return new Reply.Done(0);
            });
            default -> Optional.empty();
        };
    }

    @Test
    void passesOtherStatementsOn() throws Exception {
        // Given
        MySQLConnection client = connect();

        // When
        var rows = await(client.query("SELECT 1 AS one, 'ü' AS umlaut").execute());

        // Then
        Row row = rows.iterator().next();
        assertThat(row.getInteger("one")).isEqualTo(1);
        assertThat(row.getString("umlaut")).isEqualTo("ü");
        await(client.close());
    }

    @Test
    void passesAStatementOnThatItsGuardDoesNotMind() throws Exception {
        // Given
        MySQLConnection client = connect();

        // When
        var passed = client.query("SELECT 'guarded'").execute();
        var refused = client.query("SELECT 'guarded', 1, 2, 3").execute();
        var next = client.query("SELECT 7 AS seven").execute();

        // Then
        assertThat(await(passed).iterator().next().getString(0)).isEqualTo("guarded");
        assertThatThrownBy(() -> await(refused)).hasMessageContaining("mode Import");
        assertThat(await(next).iterator().next().getInteger("seven")).isEqualTo(7);
        await(client.close());
    }

    @Test
    void doesNotGuardAStatementThatIsPrepared() throws Exception {
        // Given
        MySQLConnection client = connect();

        // When
        var rows = await(client.preparedQuery("SELECT 'guarded', 1, 2, 3").execute());

        // Then
        assertThat(rows.iterator().next().getString(0)).isEqualTo("guarded");
        await(client.close());
    }

    @Test
    void answersAStatementSentAsText() throws Exception {
        // Given
        MySQLConnection client = connect();

        // When
        var rows = await(client.query("OURS ROWS").execute());

        // Then
        var iterator = rows.iterator();
        Row first = iterator.next();
        assertThat(first.getLong("Job_ID")).isEqualTo(7);
        assertThat(first.getString("Status")).isEqualTo("naïve");
        assertThat(first.getLocalDateTime("Create_Time")).isEqualTo(NOON);
        assertThat(first.getLocalDateTime("Last_Update_Time")).isEqualTo(NOON.withNano(0));
        assertThat(iterator.next().getValue("Job_ID")).isNull();
        await(client.close());
    }

    @Test
    void answersAPreparedStatement() throws Exception {
        // Given
        MySQLConnection client = connect();

        // When
        var rows = await(client.preparedQuery("OURS ROWS").execute());

        // Then
        Row first = rows.iterator().next();
        assertThat(first.getLong("Job_ID")).isEqualTo(7);
        assertThat(first.getLocalDateTime("Create_Time")).isEqualTo(NOON);
        assertThat(first.getLocalDateTime("Last_Update_Time")).isEqualTo(NOON.withNano(0));
        assertThat(await(client.preparedQuery("OURS DONE").execute()).rowCount()).isEqualTo(3);
        await(client.close());
    }

    @Test
    void refusesWithCodeAndState() throws Exception {
        // Given
        MySQLConnection client = connect();

        // When
        assertThatThrownBy(() -> await(client.query("OURS REFUSED").execute()))

                // Then
                .cause()
                .isInstanceOfSatisfying(MySQLException.class, refusal -> {
                    assertThat(refusal.getErrorCode()).isEqualTo(8173);
                    assertThat(refusal.getSqlState()).isEqualTo("HY000");
                    assertThat(refusal).hasMessageContaining("PreCheck failed: no");
                });
        await(client.close());
    }

    @Test
    void turnsAFaultIntoAnError() throws Exception {
        // Given
        MySQLConnection client = connect();

        // When
        assertThatThrownBy(() -> await(client.query("OURS BROKEN").execute()))

                // Then
                .cause()
                .isInstanceOfSatisfying(MySQLException.class,
                        refusal -> assertThat(refusal.getErrorCode()).isEqualTo(1105));
        assertThat(await(client.query("SELECT 1").execute()).size()).isEqualTo(1);
        await(client.close());
    }

    @Test
    void keepsTheOrderOfStatementsSentAhead() throws Exception {
        // Given
        MySQLConnection client = await(MySQLConnection.connect(vertx,
                options().setCachePreparedStatements(true).setPipeliningLimit(16)));
        List<String> order = new ArrayList<>();

        // When
        List<Future<?>> replies = new ArrayList<>();
        for (int i = 0; i < 200; i++) {
            String name = "reply " + i;
            replies.add((switch (i % 4) {
                case 0 -> client.query("OURS ROWS").execute();
                case 1 -> client.query("SELECT " + i).execute();
                case 2 -> client.preparedQuery("OURS DONE").execute();
                default -> client.preparedQuery("SELECT 1").execute();
            }).onSuccess(reply -> order.add(name)));
        }
        await(Future.all(replies));

        // Then
        assertThat(order).hasSize(200).startsWith("reply 0", "reply 1", "reply 2");
        for (int i = 1; i < 200; i += 4) {
            assertThat(order.get(i)).isEqualTo("reply " + i);
        }
        await(client.close());
    }

    @Test
    void asksInTheSessionOfTheClient() throws Exception {
        // Given
        MySQLConnection client = connect();
        await(client.query("CREATE DATABASE IF NOT EXISTS asked").execute());
        await(client.query("USE asked").execute());

        // When
        Row answer = await(client.query("OURS ASKS").execute()).iterator().next();

        // Then
        assertThat(answer.getString(0)).isEqualTo("asked");
        assertThat(answer.getValue(1)).isNull();
        assertThatThrownBy(() -> await(client.query("OURS ASKS WRONGLY").execute()))
                .hasMessageContaining("SQL syntax");
        await(client.close());
    }

    @Test
    void cutsTheConnectionWhenToldTo() throws Exception {
        // Given
        MySQLConnection client = connect();

        // Then
        assertThatThrownBy(() -> await(client.query("OURS CUT").execute())).isInstanceOf(ExecutionException.class);
    }

    @Test
    void keepsTheSessionAndItsLockUntilTheAnswerIsGiven() throws Exception {
        // Given
        MySQLConnection other = connect();
        Vertx machine = Vertx.vertx();
        MySQLConnection client = await(MySQLConnection.connect(machine, options()));
        await(client.query("SET SESSION wait_timeout = 1").execute());
        await(client.query("SELECT GET_LOCK('kept', 0)").execute());
        Future<?> answer = client.query("OURS WAITS").execute();
        assertThat(STARTED.await(10, TimeUnit.SECONDS)).isTrue();

        // When
        await(machine.close());

        // Then
        assertThat(firstValue(other, "SELECT GET_LOCK('kept', 2)")).isEqualTo(0L);
        GATE.countDown();
        assertThat(firstValue(other, "SELECT GET_LOCK('kept', 10)")).isEqualTo(1L);
        assertThat(answer.succeeded()).isFalse();
        await(other.close());
    }

    @Test
    void servesJdbcWithLongPacketsCursorsAndSeveralResults() throws Exception {
        // Given
        try (Connection client = DriverManager.getConnection("jdbc:mariadb://127.0.0.1:" + port
                + "/test?user=root&allowMultiQueries=true&useServerPrepStmts=true&defaultFetchSize=100")) {

            // Then
            String longText = "x".repeat(20_000_000);
            try (var statement = client.prepareStatement("SELECT LENGTH(?), ?")) {
                statement.setString(1, longText);
                statement.setString(2, longText);
                var rows = statement.executeQuery();
                assertThat(rows.next()).isTrue();
                assertThat(rows.getInt(1)).isEqualTo(longText.length());
                assertThat(rows.getString(2)).isEqualTo(longText);
            }
            try (var statement = client.createStatement()) {
                statement.setFetchSize(100);
                var rows = statement.executeQuery("SELECT seq FROM seq_1_to_5000");
                long sum = 0;
                while (rows.next()) {
                    sum += rows.getLong(1);
                }
                assertThat(sum).isEqualTo(12_502_500);
                assertThat(statement.execute("SELECT 1; SELECT 2")).isTrue();
                assertThat(statement.getMoreResults()).isTrue();
            }
            assertOursAfter(client);
        }
    }

    @Test
    void passesFilesOfTheClientOn() throws Exception {
        // Given
        try (Connection client = DriverManager.getConnection(
                "jdbc:mariadb://127.0.0.1:" + port + "/test?user=root&allowLocalInfile=true")) {
            client.createStatement().execute("CREATE TABLE loaded (a INT)");
            Path file = Files.writeString(directory.resolve("rows.csv"), "1\n2\n3\n");

            // When
            client.createStatement().execute("LOAD DATA LOCAL INFILE '" + file + "' INTO TABLE loaded");

            // Then
            var rows = client.createStatement().executeQuery("SELECT COUNT(*) FROM loaded");
            rows.next();
            assertThat(rows.getInt(1)).isEqualTo(3);
            assertOursAfter(client);
        }
    }

    private static void assertOursAfter(Connection client) throws SQLException {
        try (var statement = client.createStatement(); var rows = statement.executeQuery("OURS ROWS")) {
            assertThat(rows.next()).isTrue();
            assertThat(rows.getString("Status")).isEqualTo("naïve");
            assertThat(rows.getTimestamp("Create_Time").toLocalDateTime()).isEqualTo(NOON);
        }
    }

    private static List<Object> row(Object... values) {
        return Arrays.asList(values);
    }

    private static void awaitGate() {
        try {
            if (!GATE.await(30, TimeUnit.SECONDS)) {
                throw new IllegalStateException("nobody opened the gate");
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private static Object firstValue(MySQLConnection client, String query) throws Exception {
        return await(client.query(query).execute()).iterator().next().getLong(0);
    }

    private static MySQLConnectOptions options() {
        return new MySQLConnectOptions().setHost("127.0.0.1").setPort(port).setUser("root");
    }

    private static MySQLConnection connect() throws Exception {
        return await(MySQLConnection.connect(vertx, options()));
    }

    private static <T> T await(Future<T> future) throws Exception {
        return future.toCompletionStage().toCompletableFuture().get(30, TimeUnit.SECONDS);
    }
}
