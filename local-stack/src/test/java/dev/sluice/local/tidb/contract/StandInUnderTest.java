package dev.sluice.local.tidb.contract;

import dev.sluice.local.tidb.LocalTidb;
import dev.sluice.local.tidb.LocalTidbConfig;
import dev.sluice.local.tidb.profile.TidbProfile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Optional;

/** A LocalTidb of its own, with the files of the cases on its disk. It has all that a case may need. */
record StandInUnderTest(TidbProfile profile, LocalTidb server) implements TidbUnderTest {

    static StandInUnderTest start(TidbProfile profile, Path directory) {
        try {
            Path root = Files.createDirectories(directory.resolve("disk"));
            Files.createDirectories(root.resolve("data"));
            Files.writeString(root.resolve("data/small.csv"), "0000001\n0000002\n");
            return new StandInUnderTest(profile, LocalTidb.start(LocalTidbConfig.in(directory.resolve("tidb"))
                    .withProfile(profile)
                    .withRoot(root)));
        } catch (IOException e) {
            throw new IllegalStateException("no stand-in for " + profile, e);
        }
    }

    @Override
    public Connection connect() throws SQLException {
        return DriverManager.getConnection(server.jdbcUrl());
    }

    @Override
    public Connection connect(String user, String password) throws SQLException {
        return DriverManager.getConnection("jdbc:mariadb://127.0.0.1:" + server.port() + "/", user, password);
    }

    @Override
    public Optional<String> lacks(Need need) {
        return Optional.empty();
    }

    @Override
    public String data() {
        return "/data";
    }

    @Override
    public Switches switches() {
        return new Switches() {
            @Override
            public void hold() {
                server.controls().hold();
            }

            @Override
            public void release() {
                server.controls().release();
            }

            @Override
            public void failNextJob(String why) {
                server.controls().failNextJob(why);
            }

            @Override
            public void limitRunning(int jobs) {
                server.limitRunning(jobs);
            }
        };
    }

    @Override
    public void close() throws IOException {
        server.close();
    }

    @Override
    public String toString() {
        return "stand-in " + profile;
    }
}
