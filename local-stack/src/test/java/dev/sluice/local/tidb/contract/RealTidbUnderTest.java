package dev.sluice.local.tidb.contract;

import dev.sluice.local.tidb.profile.TidbProfile;
import dev.sluice.sdk.tidb.real.RealTidb;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Optional;

/** The real TiDB of this JVM, with the files of the cases in a folder of the test's. It has all that a case may need. */
record RealTidbUnderTest(RealTidb server, String data) implements TidbUnderTest {

    static RealTidbUnderTest in(Path directory) {
        try {
            Files.writeString(Files.createDirectories(directory).resolve("small.csv"), "0000001\n0000002\n");
            return new RealTidbUnderTest(RealTidb.shared(), directory.toString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public TidbProfile profile() {
        return TidbProfile.V8_5;
    }

    @Override
    public Connection connect() throws SQLException {
        return DriverManager.getConnection(server.jdbcUrl());
    }

    @Override
    public Connection connect(String user, String password) throws SQLException {
        return DriverManager.getConnection("jdbc:mariadb://" + server.host() + ":" + server.port() + "/", user,
                password);
    }

    @Override
    public Optional<String> lacks(Need need) {
        return Optional.empty();
    }

    @Override
    public Switches switches() {
        return new Switches() {
            @Override
            public void hold() {
                server.switches().hold();
            }

            @Override
            public void release() {
                server.switches().release();
            }

            @Override
            public void failNextJob(String why) {
                server.switches().failNextJob(why);
            }

            // A job that asks for as many threads as there are slots runs alone.
            @Override
            public void limitRunning(int jobs) {}
        };
    }

    /** The server is the JVM's; the database was this suite's. */
    @Override
    public void close() throws SQLException {
        try (Connection connection = connect(); var session = connection.createStatement()) {
            session.execute("DROP DATABASE IF EXISTS " + Client.DATABASE);
        }
    }

    @Override
    public String toString() {
        return server + " as " + profile();
    }
}
