package dev.sluice.cli.sql;

import dev.sluice.sdk.tidb.ConnectFailure;
import dev.sluice.sdk.tidb.DataSettings;
import dev.sluice.sdk.tidb.InTurn;
import dev.sluice.sdk.tidb.SessionSettings;
import dev.sluice.sdk.tidb.TidbAddress;
import dev.sluice.sdk.tidb.TidbException;
import dev.sluice.sdk.tidb.TidbTarget;
import dev.sluice.sdk.tidb.Tls;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.Properties;
import org.jspecify.annotations.Nullable;
import org.mariadb.jdbc.Driver;

/** A connection for statements whose answers are for people's eyes. Blocks; for one thread. */
public final class SqlConnection implements AutoCloseable {

    /** Rows in memory at a time. */
    private static final int FETCHED = 500;

    private final TidbTarget target;
    private final Connection connection;

    private SqlConnection(TidbTarget target, Connection connection) {
        this.target = target;
        this.connection = connection;
    }

    /**
     * Connects and sets the session up; no read waits longer than the settings' {@code answerWait}.
     *
     * @throws TidbException when that fails
     */
    public static SqlConnection open(TidbTarget target, SessionSettings settings) {
        return new InTurn(target).open(server -> connect(server, settings));
    }

    private static SqlConnection connect(TidbTarget target, SessionSettings settings) {
        TidbAddress server = target.addresses().getFirst();
        // Nothing of a target is put into a URL that has a meaning there, but for the host, which has been one already.
        String address = "jdbc:mariadb://address=(host=" + server.host() + ")(port=" + server.port() + ")/";
        try {
            SqlConnection opened = new SqlConnection(target, new Driver().connect(address, options(target, settings)));
            opened.setUp();
            return opened;
        } catch (SQLException e) {
            throw DriverFailure.connecting(e, target);
        }
    }

    private static Properties options(TidbTarget target, SessionSettings settings) {
        Properties options = new Properties();
        options.setProperty("user", target.user());
        options.setProperty("password", target.password().get());
        options.setProperty("connectTimeout", String.valueOf(settings.connectWait().toMillis()));
        options.setProperty("socketTimeout", String.valueOf(settings.answerWait().toMillis()));
        options.setProperty("sslMode", sslMode(target.tls().mode()));
        target.tls()
                .authorities()
                .map(pem -> ConnectFailure.readable(pem, target))
                .ifPresent(pem -> options.setProperty("serverSslCert", pem.toString()));
        options.setProperty("allowPublicKeyRetrieval", "true");
        options.setProperty("permitRedirect", "false");
        options.setProperty("useAffectedRows", "true");
        return options;
    }

    private static String sslMode(Tls.Mode mode) {
        return switch (mode) {
            case DISABLED -> "disable";
            case REQUIRED -> "trust";
            case VERIFY_CA -> "verify-ca";
            case VERIFY_IDENTITY -> "verify-full";
        };
    }

    private void setUp() throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(DataSettings.DEFAULT.sql());
        } catch (SQLException e) {
            connection.close();
            throw e;
        }
    }

    /**
     * Sends one statement and hands its result set over.
     *
     * @return the number of rows that it changed, for a statement without a result set
     * @throws TidbException         when TiDB refuses it, or the connection breaks
     * @throws UnshownValueException at the first value that cannot be shown; the rows before were handed over
     */
    public OptionalLong run(String sql, Answer answer) {
        try (Statement statement = connection.createStatement()) {
            statement.setFetchSize(FETCHED);
            if (!statement.execute(sql)) {
                return OptionalLong.of(statement.getLargeUpdateCount());
            }
            try (ResultSet rows = statement.getResultSet()) {
                handOver(rows, answer);
            }
            return OptionalLong.empty();
        } catch (SQLException e) {
            throw DriverFailure.answering(e, target);
        }
    }

    private static void handOver(ResultSet rows, Answer answer) throws SQLException {
        List<String> labels = labels(rows.getMetaData());
        answer.columns(labels);
        for (long row = 1; rows.next(); row++) {
            answer.row(values(rows, row, labels));
        }
    }

    private static List<String> labels(ResultSetMetaData about) throws SQLException {
        List<String> labels = new ArrayList<>();
        for (int column = 1; column <= about.getColumnCount(); column++) {
            labels.add(about.getColumnLabel(column));
        }
        return labels;
    }

    private static List<@Nullable String> values(ResultSet rows, long row, List<String> labels) {
        List<@Nullable String> values = new ArrayList<>();
        for (int column = 1; column <= labels.size(); column++) {
            try {
                ServerText value = rows.getObject(column, ServerText.class);
                values.add(value == null ? null : value.text());
            } catch (SQLException e) {
                throw new UnshownValueException("cannot show row " + row + ", column " + column + " ("
                        + labels.get(column - 1) + "): " + e.getMessage(), e);
            }
        }
        return values;
    }

    @Override
    public void close() {
        try {
            connection.close();
        } catch (SQLException e) {
            throw DriverFailure.answering(e, target);
        }
    }
}
