package dev.sluice.local.tidb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.sluice.local.tidb.profile.TidbProfile;
import dev.sluice.sdk.tidb.real.NeedsRealTidb;
import dev.sluice.sdk.tidb.real.RealTidb;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What tells one job and one table from another: the same questions to the stand-in and to a real TiDB. */
class JobIdentityIT {

    @Nested
    class OfTheStandIn extends Questions {

        @TempDir
        private Path directory;
        private LocalTidb tidb;

        @Override
        String jdbcUrl() throws IOException {
            tidb = LocalTidb.start(LocalTidbConfig.in(directory).withProfile(TidbProfile.V8_5));
            return tidb.jdbcUrl();
        }

        @Override
        void stop() throws IOException {
            tidb.close();
        }
    }

    @Nested
    @NeedsRealTidb
    class OfTheRealOne extends Questions {

        @Override
        String jdbcUrl() {
            return RealTidb.shared().jdbcUrl();
        }
    }

    abstract static class Questions {

        private static final Duration PATIENCE = Duration.ofSeconds(60);
        private static final String TABLE_ID = "SELECT TIDB_TABLE_ID FROM information_schema.tables WHERE table_schema ="
                + " 'Identität' AND table_name = 'Tä b'";

        @TempDir
        Path files;
        private Connection connection;

        /** Asked for once. */
        abstract String jdbcUrl() throws IOException;

        /** Comes last, when nothing is asked any more. */
        void stop() throws IOException {}

        @BeforeEach
        void connect() throws Exception {
            connection = DriverManager.getConnection(jdbcUrl());
            run("DROP DATABASE IF EXISTS `Identität`");
            run("CREATE DATABASE `Identität`");
            run("CREATE TABLE `Identität`.`Tä b` (a INT PRIMARY KEY)");
        }

        @AfterEach
        void disconnect() throws SQLException, IOException {
            run("DROP DATABASE `Identität`");
            connection.close();
            stop();
        }

        @Test
        void givesATableAnotherIdOnceItIsEmptiedByTruncateOrMadeAnew() throws SQLException {
            // Given
            String first = one(TABLE_ID);
            // When
            run("INSERT INTO `Identität`.`Tä b` VALUES (1)");
            run("DELETE FROM `Identität`.`Tä b`");
            String emptied = one(TABLE_ID);
            run("TRUNCATE TABLE `Identität`.`Tä b`");
            String truncated = one(TABLE_ID);
            run("DROP DATABASE `Identität`");
            run("CREATE DATABASE `Identität`");
            assertThat(rows(TABLE_ID)).isEmpty();
            run("CREATE TABLE `Identität`.`Tä b` (a INT PRIMARY KEY)");
            // Then
            assertThat(List.of(emptied)).containsExactly(first);
            assertThat(List.of(first, truncated, one(TABLE_ID))).doesNotHaveDuplicates();
        }

        @Test
        void showsAJobsTableAsItWasAndTheMarkInItsSource() throws Exception {
            // Given
            Files.writeString(files.resolve("店舗 x.1.csv"), "1\n2\n");
            String id = one(TABLE_ID);
            // When
            List<String> answer = row("IMPORT INTO `Identität`.`Tä b` FROM '" + files
                    + "/sluice-night-01ab-1/../店舗 x.*.csv' WITH DETACHED, THREAD=1");
            String job = answer.getFirst();
            awaitFinished(job);
            run("TRUNCATE TABLE `Identität`.`Tä b`");
            // Then
            String shown = files + "/sluice-night-01ab-1/../%E5%BA%97%E8%88%97%20x.%2A.csv";
            assertThat(answer).contains(shown, id);
            assertThat(row("SHOW IMPORT JOB " + job)).contains(shown, id, "`identität`.`tä b`", "2");
            assertThat(rows("SHOW IMPORT JOBS WHERE Data_Source LIKE '%sluice-night-01ab-1%' AND Job_ID = " + job))
                    .hasSize(1);
            assertThat(one(TABLE_ID)).isNotEqualTo(id);
        }

        private void awaitFinished(String job) {
            await("job " + job).atMost(PATIENCE)
                    .until(() -> row("SHOW IMPORT JOB " + job).get(5), "finished"::equals);
        }

        private String one(String sql) throws SQLException {
            return row(sql).getFirst();
        }

        private List<String> row(String sql) throws SQLException {
            List<List<String>> all = rows(sql);
            assertThat(all).as(sql).hasSize(1);
            return all.getFirst();
        }

        private List<List<String>> rows(String sql) throws SQLException {
            try (Statement statement = connection.createStatement(); ResultSet rows = statement.executeQuery(sql)) {
                List<List<String>> all = new ArrayList<>();
                while (rows.next()) {
                    List<String> row = new ArrayList<>();
                    for (int column = 1; column <= rows.getMetaData().getColumnCount(); column++) {
                        row.add(String.valueOf(rows.getString(column)));
                    }
                    all.add(row);
                }
                return all;
            }
        }

        private void run(String sql) throws SQLException {
            try (Statement statement = connection.createStatement()) {
                statement.execute(sql);
            }
        }
    }
}
