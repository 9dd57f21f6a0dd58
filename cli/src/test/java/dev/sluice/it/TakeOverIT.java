package dev.sluice.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sluice.cli.Sluice;
import dev.sluice.local.tidb.profile.TidbProfile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A migration that Lightning has left half done: one table is full, a job runs on the second under a group key of Lightning's,
 * the third has not begun.
 */
class TakeOverIT {
    @TempDir
    private static Path directory;
    private static Cell cell;

    @BeforeAll
    static void start() throws Exception {
        cell = Cell.whole(directory.resolve("cell"));
    }

    @AfterAll
    static void stop() throws Exception {
        cell.close();
    }

    @Test
    @DisplayName("S-F2, S-F3, S-H2 goes on from a checkpoint file")
    void goesOnFromACheckpointFile() throws Exception {
        // Given
        Path dump = halfDone("fromfile");
        Path checkpoint = directory.resolve("tidb_lightning_checkpoint.pb");
        long job = runningJob("fromfile", dump);
        Files.writeString(checkpoint, """
                {
                  "`fromfile`.`done`": {"table_name": "`fromfile`.`done`", "job_id": 1, "status": 2, "group_key": "g"},
                  "`fromfile`.`running`": {"table_name": "`fromfile`.`running`", "job_id": %d, "status": 1}
                }""".formatted(job));

        // When / Then
        takesOver("fromfile", job, dump, "--file", checkpoint.toString());
    }

    @Test
    void goesOnFromACheckpointTable() throws Exception {
        // Given
        Path dump = halfDone("fromtable");
        long job = runningJob("fromtable", dump);
        cell.execute("CREATE DATABASE lightning_checkpoint");
        cell.execute("CREATE TABLE lightning_checkpoint.import_into_checkpoints (table_name varchar(256) NOT NULL"
                + " PRIMARY KEY, job_id bigint NOT NULL, status tinyint NOT NULL, message text, group_key varchar(128),"
                + " update_time timestamp DEFAULT CURRENT_TIMESTAMP ON UPDATE CURRENT_TIMESTAMP)");
        cell.execute("INSERT INTO lightning_checkpoint.import_into_checkpoints (table_name, job_id, status) VALUES"
                + " ('`fromtable`.`done`', 1, 2), ('`fromtable`.`running`', " + job + ", 1)");

        // When / Then
        takesOver("fromtable", job, dump, "--schema", "lightning_checkpoint");
    }

    /** The dump, and what Lightning has made of it. */
    private static Path halfDone(String schema) throws Exception {
        Dump dump = Dump.in(directory.resolve("dump-" + schema)).database(schema);
        cell.execute("CREATE DATABASE " + schema);
        for (String table : List.of("done", "running", "fresh")) {
            dump.table(schema, table, 3);
            cell.execute("CREATE TABLE " + schema + "." + table
                    + " (id int NOT NULL, name varchar(20), PRIMARY KEY (id))");
        }
        cell.execute("INSERT INTO " + schema + ".done VALUES (1, 'a'), (2, 'b'), (3, 'c')");
        return dump.directory();
    }

    /** Held until the take-over has begun. */
    private static long runningJob(String schema, Path dump) throws Exception {
        cell.tidb.controls().hold();
        String group = Cell.DEFAULT_PROFILE == TidbProfile.V8_5 ? "" : ", group_key='lightning-1'";
        String answer = cell.sql("IMPORT INTO " + schema + ".running FROM '" + dump + "/" + schema
                + ".running.*.csv' FORMAT 'csv' WITH skip_rows=1, detached" + group);
        return Long.parseLong(answer.split(",", -1)[0]);
    }

    private static void takesOver(String id, long job, Path dump, String... where) throws Exception {
        // When
        Path talk = directory.resolve(id + ".talk");
        Process sluice = start(id, dump, talk, where);
        cell.awaitTable(id, id, "running", "running");
        cell.tidb.controls().release();

        // Then
        assertThat(sluice.waitFor(Cell.PATIENCE.toSeconds(), TimeUnit.SECONDS)).isTrue();
        assertThat(sluice.exitValue()).as(Files.readString(talk)).isZero();
        assertThat(Files.readString(talk)).contains(id + ".done: finished, job 1; nothing is sent for it",
                id + ".running: running, job " + job + "; the job is taken over",
                id + ".done skipped: TiDB Lightning had finished it",
                id + ".running running, job " + job + ": job " + job + " of TiDB Lightning, taken over");
        JsonNode tables = cell.awaitImport(id, "finished").body().path("tables");
        assertThat(tables.toString()).isEqualTo("{\"finished\":2,\"skipped\":1,\"total\":3}");
        assertThat(cell.tidb.acceptedStatements(id, "done")).isZero();
        assertThat(cell.tidb.acceptedStatements(id, "running")).isEqualTo(1);
        assertThat(cell.tidb.acceptedStatements(id, "fresh")).isEqualTo(1);
        for (String table : List.of("done", "running", "fresh")) {
            assertThat(cell.sql("SELECT COUNT(*) FROM " + id + "." + table)).as(table).isEqualTo("3");
        }
    }

    /** The command as a process, for its cluster is named by the environment. */
    private static Process start(String id, Path dump, Path talk, String... where) throws Exception {
        List<String> arguments = new ArrayList<>(List.of("checkpoint", "import-lightning", "--id", id, dump.toString(),
                "--data-dir", directory.resolve("data").toString()));
        arguments.addAll(List.of(where));
        ProcessBuilder sluice = JavaProcess.of(Sluice.class, arguments)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(talk.toFile());
        sluice.environment().put("SLUICE_KAFKA_BOOTSTRAP_SERVERS", cell.kafka.bootstrapServers());
        sluice.environment().put("SLUICE_TARGETS_DEFAULT_URL", "mysql://127.0.0.1:" + cell.tidb.port());
        sluice.environment().put("SLUICE_TARGETS_DEFAULT_USER", "root");
        return sluice.start();
    }
}
