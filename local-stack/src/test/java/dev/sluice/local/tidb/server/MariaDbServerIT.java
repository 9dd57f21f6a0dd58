package dev.sluice.local.tidb.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MariaDbServerIT {

    @TempDir
    Path directory;

    @Test
    void keepsItsRowsAcrossARestart() throws Exception {
        // Given
        try (var server = MariaDbServer.start(directory); Connection root = asRoot(server)) {
            root.createStatement().execute("CREATE TABLE test.T (a INT)");
            root.createStatement().execute("INSERT INTO test.t VALUES (7)");
        }

        // When
        try (var server = MariaDbServer.start(directory); Connection root = asRoot(server)) {

            // Then
            assertThat(text(root, "SELECT a FROM test.T")).isEqualTo("7");
        }
    }

    @Test
    void hasTheDefaultsOfTidb() throws Exception {
        // When
        try (var server = MariaDbServer.start(directory); Connection root = asRoot(server)) {

            // Then
            assertThat(text(root, "SELECT CURRENT_USER()")).isEqualTo("root@%");
            assertThat(text(root, "SELECT @@GLOBAL.sql_mode")).contains("STRICT_TRANS_TABLES", "ONLY_FULL_GROUP_BY");
            root.createStatement().execute("CREATE TABLE test.t (a VARCHAR(9)) DEFAULT CHARSET=utf8mb4");
            assertThat(text(root, "SELECT collation_name FROM information_schema.columns WHERE table_name = 't'"))
                    .isEqualTo("utf8mb4_bin");
        }
    }

    @Test
    void keepsTheInternalPasswordToItsOwner() throws Exception {
        // When
        try (var server = MariaDbServer.start(directory); Connection admin = server.connect()) {

            // Then
            assertThat(text(admin, "SELECT CURRENT_USER()")).isEqualTo("sluice_stand_in@127.0.0.1");
        }
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(new DataLayout(directory).password())))
                .isEqualTo("rw-------");
    }

    @Test
    void refusesADirectoryThatIsInUse() throws Exception {
        // Given
        try (var server = MariaDbServer.start(directory)) {
            assertThat(server.port()).isPositive();

            // When
            assertThatThrownBy(() -> MariaDbServer.start(directory))

                    // Then
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining(directory.toString())
                    .hasMessageContaining("in use");
        }
    }

    @Test
    void saysWhereToReadWhenTheDatabaseIsDamaged() throws Exception {
        // Given
        MariaDbServer.start(directory).close();
        Files.writeString(new DataLayout(directory).data().resolve("ibdata1"), "not a tablespace");

        // When
        assertThatThrownBy(() -> MariaDbServer.start(directory))

                // Then
                .isInstanceOf(IOException.class)
                .hasMessageContaining("mariadb.log");
    }

    @Test
    void endsTheServerThatAKilledProcessLeftBehind() throws Exception {
        // Given
        MariaDbServer.start(directory).close();
        var layout = new DataLayout(directory);
        var files = MariaDbFiles.unpacked(CacheDirectory.of(System.getenv(), Path.of(System.getProperty("user.home"))));
        Process leftover = new ProcessBuilder(ServerOptions.run(files, layout, "11.4.5", 0))
                .redirectErrorStream(true)
                .redirectOutput(directory.resolve("leftover.log").toFile())
                .start();
        Files.writeString(layout.pid(), Long.toString(leftover.pid()));

        // When
        try (var server = MariaDbServer.start(directory); Connection root = asRoot(server)) {

            // Then
            assertThat(leftover.waitFor(1, TimeUnit.SECONDS)).isTrue();
            assertThat(text(root, "SELECT 1")).isEqualTo("1");
        } finally {
            leftover.destroyForcibly();
        }
    }

    private static Connection asRoot(MariaDbServer server) throws SQLException {
        return DriverManager.getConnection("jdbc:mariadb://127.0.0.1:" + server.port() + "/?user=root");
    }

    private static String text(Connection connection, String query) throws SQLException {
        try (var rows = connection.createStatement().executeQuery(query)) {
            rows.next();
            return rows.getString(1);
        }
    }
}
