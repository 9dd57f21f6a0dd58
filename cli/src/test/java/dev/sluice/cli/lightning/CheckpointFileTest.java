package dev.sluice.cli.lightning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.event.TakeOver;
import dev.sluice.sdk.TableName;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Lightning's file driver, read as Lightning writes it; the file is only read. Which driver it is, is said by the option. */
class CheckpointFileTest {

    @TempDir
    Path directory;

    private LightningCheckpoint read(String text) throws IOException {
        return CheckpointFile.read(Files.writeString(directory.resolve("checkpoint.pb"), text));
    }

    @Test
    @DisplayName("S-H1, S-H2 reads the record from exactly the text that Lightning writes for it")
    void readsWhatLightningWrites() throws IOException {
        // When
        LightningCheckpoint found = read("""
                {
                  "`db`.`t1`": {
                    "table_name": "`db`.`t1`",
                    "job_id": 1,
                    "status": 1,
                    "group_key": "g1"
                  }
                }""");

        // Then
        assertThat(found.records())
                .containsExactly(new TableRecord(new TableName("db", "t1"), 1, TableStatus.RUNNING, ""));
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            S-H9 quoted   | `db`.`t1`      | db    | t1
            S-H9 plain    | db.t1          | db    | t1
            S-W20 doubled | `d``b`.`t``1`  | d`b   | t`1
            S-W20 dotted  | `a.b`.`c.d`    | a.b   | c.d
            """)
    void knowsATableInBothSpellings(String id, String written, String schema, String table) throws IOException {
        // When
        LightningCheckpoint found = read("{\"" + written + "\":{\"job_id\":0,\"status\":2}}");

        // Then
        assertThat(found.records()).extracting(TableRecord::table).containsExactly(new TableName(schema, table));
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({"pending,0,7,submit", "S-F3 running,1,7,adopt", "S-F5 running without a job,1,0,submit",
        "S-F2 finished,2,7,skip", "S-F4 failed,3,7,submit",
        // On purpose no refusal of all: what that protects is protected by rows in the table, which stop the scan, then TiDB.
        "S-I1 failed,3,7,submit", "S-I2 running,1,7,adopt", "S-I3 failed without a job,3,0,submit"})
    void decidesByTheStatus(String id, int status, long jobId, String then) throws IOException {
        // When
        TableRecord record = read("{\"db.t\":{\"job_id\":" + jobId + ",\"status\":" + status + "}}").records()
                .getFirst();

        // Then
        assertThat(record.then().word()).isEqualTo(then);
    }

    @Test
    void makesAManifestsTakeOverOfIt() throws IOException {
        // When
        TakeOver takeOver = read("""
                {"`db`.`z`":{"job_id":1,"status":2}, "`db`.`a`":{"job_id":2,"status":2},
                 "`db`.`r`":{"job_id":3,"status":1,"from_a_later_release":{}}, "`db`.`f`":{"job_id":4,"status":3},
                 "`db`.`p`":{"job_id":0,"status":0}}""").takeOver();

        // Then
        assertThat(takeOver).isEqualTo(new TakeOver(List.of(new TableName("db", "a"), new TableName("db", "z")),
                List.of(new TakeOver.Job("db", "r", 3))));
    }

    @Test
    void saysWhatItFoundWithoutCredentials() throws IOException {
        // When
        LightningCheckpoint found = read("""
                {"db.a":{"job_id":5,"status":3,"message":"s3://b/p?secret-access-key=hunter2 denied"},
                 "db.b":{"job_id":6,"status":1},"db.c":{"job_id":0,"status":2}}""");

        // Then
        assertThat(found.records()).extracting(TableRecord::line)
                .containsExactly("db.a: failed, job 5: s3://b/p?secret-access-key=xxxxxx denied; it is submitted anew,"
                        + " if the table is empty", "db.b: running, job 6; the job is taken over",
                        "db.c: finished; nothing is sent for it");
    }

    @Test
    void findsNothingInAnEmptyFileAsLightningDoes() throws IOException {
        assertThat(read("").records()).isEmpty();
        assertThat(read("{}").records()).isEmpty();
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            S-H10 torn       | {"`db`.`t1`": {"job_id": 1, "sta                         | is not JSON at line 1
            another backend  | \\x0A\\x10 protobuf                                      | other backends only Lightning
            a list           | []                                                       | not an object of records
            two documents    | {} {}                                                    | is not JSON
            unknown status   | {"db.t":{"job_id":1,"status":4}}                         | db.t has the status 4
            negative status  | {"db.t":{"job_id":1,"status":-1}}                        | db.t has the status -1
            no status        | {"db.t":{"job_id":1}}                                    | without a whole number as status
            no job           | {"db.t":{"status":1}}                                    | without a whole number as job_id
            a job in words   | {"db.t":{"job_id":"1","status":1}}                       | without a whole number as job_id
            a fraction       | {"db.t":{"job_id":1.5,"status":1}}                       | without a whole number as job_id
            no record        | {"db.t":7}                                               | without a whole number as job_id
            no schema        | {"t":{"job_id":1,"status":1}}                            | t that is not named like
            two dots         | {"a.b.c":{"job_id":1,"status":1}}                        | a.b.c that is not named like
            another table    | {"db.t":{"table_name":"db.u","job_id":1,"status":1}}     | a record db.t that is about db.u
            the same twice   | {"db.t":{"job_id":1,"status":1},"db.t":{"status":2}}     | has two records db.t; remove the wrong one
            twice in one     | {"a/b.t":{"job_id":1,"status":1,"status":2}}             | has a record a/b.t with two status
            S-H9 twice       | {"db.t":{"job_id":1,"status":1},"`DB`.`t`":{"job_id":1,"status":2}} | two records of
            """)
    void refusesTheWholeFile(String id, String text, String because) {
        assertThatThrownBy(() -> read(text)).isInstanceOf(UnreadableCheckpointException.class)
                .hasMessageContaining(because);
    }

    @Test
    void namesTheFileThatIsMissingOrUnreadable() {
        assertThatThrownBy(() -> CheckpointFile.read(directory.resolve("no-such")))
                .isInstanceOf(UnreadableCheckpointException.class)
                .hasMessageContaining(directory.resolve("no-such") + " does not exist");
        assertThatThrownBy(() -> CheckpointFile.read(directory)).isInstanceOf(UnreadableCheckpointException.class)
                .hasMessageContaining("cannot be read");
    }
}
