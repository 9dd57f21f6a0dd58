package dev.sluice.local.tidb.contract;

import dev.sluice.local.tidb.profile.TidbProfile;
import java.net.URI;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The server that the environment names: {@code SLUICE_TEST_TIDB=mysql://user[:password]@host:port}. What it is and what
 * it lacks is found out by asking it.
 */
final class GivenTidb implements TidbUnderTest {

    static final String VARIABLE = "SLUICE_TEST_TIDB";

    private static final String DATA = "/data";
    private static final Pattern STORE = Pattern.compile("\"store\"\\s*:\\s*\"(\\w+)\"");

    private final String url;
    private final String user;
    private final String password;
    private final TidbProfile profile;
    private final Optional<String> noFiles;
    private final Optional<String> noFinishedJobs;

    private GivenTidb(URI uri) throws SQLException {
        String[] account = uri.getUserInfo().split(":", 2);
        this.url = "jdbc:mariadb://" + uri.getHost() + ":" + uri.getPort() + "/";
        this.user = account[0];
        this.password = account.length == 2 ? account[1] : "";
        try (Connection connection = connect()) {
            this.profile = knows(connection, "SHOW RAW IMPORT JOBS LIKE ''")
                    ? TidbProfile.RAW
                    : knows(connection, "SHOW IMPORT GROUPS LIKE ''") ? TidbProfile.V9_0 : TidbProfile.V8_5;
            this.noFiles = noFiles(connection);
            this.noFinishedJobs = noFinishedJobs(connection);
        }
    }

    /** The server at {@code mysql://user[:password]@host:port}. */
    static TidbUnderTest at(URI uri) throws SQLException {
        return new GivenTidb(uri);
    }

    /** The server, when the environment names one. */
    static Optional<TidbUnderTest> ofEnvironment() throws SQLException {
        String named = System.getenv(VARIABLE);
        return named == null || named.isBlank() ? Optional.empty() : Optional.of(at(URI.create(named)));
    }

    private static boolean knows(Connection connection, String statement) throws SQLException {
        try (var session = connection.createStatement()) {
            session.execute(statement);
            return true;
        } catch (SQLException refused) {
            if (refused.getErrorCode() == 1064) {
                return false;
            }
            throw refused;
        }
    }

    /** TiDB looks for the files before it looks whether the table is empty. */
    private static Optional<String> noFiles(Connection connection) throws SQLException {
        try (var session = connection.createStatement()) {
            session.execute("CREATE DATABASE IF NOT EXISTS " + Client.DATABASE);
            session.execute("CREATE TABLE IF NOT EXISTS " + Client.DATABASE + ".files (id INT)");
            session.execute("INSERT INTO " + Client.DATABASE + ".files VALUES (1)");
            session.execute("IMPORT INTO " + Client.DATABASE + ".files FROM '" + DATA + "/small.csv'");
            throw new IllegalStateException("the server imported into a table that is not empty");
        } catch (SQLException refused) {
            return refused.getErrorCode() == 8173 && refused.getMessage().contains("not empty")
                    ? Optional.empty()
                    : Optional.of("the server cannot import from /data/small.csv (" + refused.getErrorCode()
                            + "); write 0000001 and 0000002, a line each, to that file on its disk");
        }
    }

    /** TiDB tells its configuration in a variable, the kind of its store with it. */
    private static Optional<String> noFinishedJobs(Connection connection) throws SQLException {
        try (var session = connection.createStatement();
                ResultSet row = session.executeQuery("SELECT @@tidb_config")) {
            row.next();
            Matcher store = STORE.matcher(row.getString(1));
            return store.find() && !store.group(1).equals("tikv")
                    ? Optional.of("jobs do not finish on a TiDB whose store is " + store.group(1) + " instead of TiKV")
                    : Optional.empty();
        } catch (SQLException unknown) {
            if (unknown.getErrorCode() == 1193) {
                return Optional.empty();
            }
            throw unknown;
        }
    }

    @Override
    public TidbProfile profile() {
        return profile;
    }

    @Override
    public Connection connect() throws SQLException {
        return connect(user, password);
    }

    @Override
    public Connection connect(String name, String secret) throws SQLException {
        return DriverManager.getConnection(url, name, secret);
    }

    @Override
    public Optional<String> lacks(Need need) {
        return switch (need) {
            case FILES -> noFiles;
            case FINISHED_JOBS -> noFinishedJobs;
            case SWITCHES -> Optional.of("only a server of the tests' own has switches that hold or fail a job");
        };
    }

    @Override
    public String data() {
        return DATA;
    }

    @Override
    public Switches switches() {
        throw new IllegalStateException("a case that needs switches does not say so");
    }

    @Override
    public void close() throws SQLException {
        try (Connection connection = connect(); var session = connection.createStatement()) {
            session.execute("DROP DATABASE IF EXISTS " + Client.DATABASE);
        }
    }

    @Override
    public String toString() {
        return "the TiDB at " + url + " as " + profile;
    }
}
