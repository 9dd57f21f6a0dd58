package dev.sluice.local.tidb.contract;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.sluice.local.tidb.contract.Answer.Row;
import dev.sluice.local.tidb.profile.TidbProfile;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Predicate;

/** What a case talks to the server with: a session in a database of its own that holds one empty table {@code t(id)}. */
final class Client implements AutoCloseable {

    static final String DATABASE = "sluice_contract";
    static final String USER = "sluice_contract_u";

    private static final String PASSWORD = "of no worth";
    private static final int JOB_HAS_ENDED = 8171;
    private static final long PATIENCE_SECONDS = 60;

    private final TidbUnderTest tidb;
    private final Connection connection;

    private Client(TidbUnderTest tidb, Connection connection) {
        this.tidb = tidb;
        this.connection = connection;
    }

    /** Opens the session and makes the table anew. */
    static Client of(TidbUnderTest tidb) throws SQLException {
        Client client = new Client(tidb, tidb.connect());
        client.cancelWhatIsLeft();
        client.run("DROP DATABASE IF EXISTS " + DATABASE);
        client.run("CREATE DATABASE " + DATABASE);
        client.run("USE " + DATABASE);
        client.run("CREATE TABLE t (id INT)");
        return client;
    }

    /** A case may end before its jobs. */
    private void cancelWhatIsLeft() throws SQLException {
        for (Row job : ask("SHOW IMPORT JOBS WHERE Status IN ('pending', 'running') AND Target_Table LIKE '`" + DATABASE
                + "`.%'").rows()) {
            try {
                run("CANCEL IMPORT JOB " + job.text("Job_ID"));
            } catch (SQLException refused) {
                if (refused.getErrorCode() != JOB_HAS_ENDED) {
                    throw refused;
                }
            }
        }
    }

    /** A session of an account that holds these privileges and no others. */
    Client as(String... grants) throws SQLException {
        run("DROP USER IF EXISTS '" + USER + "'@'%'");
        run("CREATE USER '" + USER + "'@'%' IDENTIFIED BY '" + PASSWORD + "'");
        for (String grant : grants) {
            run("GRANT " + grant + " TO '" + USER + "'@'%'");
        }
        return new Client(tidb, tidb.connect(USER, PASSWORD));
    }

    /** Another session of the same account. */
    Client another() throws SQLException {
        Client client = new Client(tidb, tidb.connect());
        client.run("USE " + DATABASE);
        return client;
    }

    TidbProfile profile() {
        return tidb.profile();
    }

    Switches switches() {
        return tidb.switches();
    }

    /** Where the files of the cases lie on the server's disk; {@code {data}} in a statement stands for it. */
    String data() {
        return tidb.data();
    }

    String located(String sql) {
        return sql.replace("{data}", data());
    }

    /** Runs a statement, whatever it answers. */
    void run(String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(located(sql));
        }
    }

    /** Runs a statement that answers with a result set. */
    Answer ask(String sql) throws SQLException {
        try (var statement = connection.createStatement(); var rows = statement.executeQuery(located(sql))) {
            return Answer.of(rows);
        }
    }

    /** Runs a statement that the server refuses. */
    SQLException refusal(String sql) {
        return catchThrowableOfType(SQLException.class, () -> run(sql));
    }

    /** Submits the small file into a table of the database and goes on; returns the job's id. */
    long submit(String table, String... options) throws SQLException {
        String more = options.length == 0 ? "" : ", " + String.join(", ", options);
        return ask("IMPORT INTO " + table + " FROM '{data}/small.csv' WITH detached" + more).only().number("Job_ID");
    }

    /** As {@link #submit}, and leaves no room for another job beside it. */
    long submitAlone(String table, String... options) throws SQLException {
        switches().limitRunning(1);
        List<String> all = new ArrayList<>(List.of(options));
        all.add("thread=" + TidbUnderTest.SLOTS);
        return submit(table, all.toArray(String[]::new));
    }

    /** Asks for a job until it is as wanted. */
    Row await(long job, Predicate<Row> wanted) throws SQLException {
        long deadline = System.nanoTime() + SECONDS.toNanos(PATIENCE_SECONDS);
        Row last = ask("SHOW IMPORT JOB " + job).only();
        while (!wanted.test(last)) {
            if (System.nanoTime() > deadline) {
                throw new AssertionError("never as wanted: " + last);
            }
            last = ask("SHOW IMPORT JOB " + job).only();
        }
        return last;
    }

    Row awaitStatus(long job, String status) throws SQLException {
        return await(job, row -> status.equals(row.text("Status")));
    }

    /** Sends a statement that waits and is refused in the end; completes with that. */
    CompletableFuture<Void> refusedInTheEnd(String sql, String saying) {
        return CompletableFuture.runAsync(() -> assertThatThrownBy(() -> run(sql))
                .isInstanceOf(SQLException.class)
                .message()
                .contains(saying));
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
