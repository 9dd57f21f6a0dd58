package dev.sluice.sdk.tidb;

import static dev.sluice.sdk.tidb.FakeSession.labels;
import static dev.sluice.sdk.tidb.FakeSession.row;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.sdk.TableName;
import dev.sluice.sdk.scan.WildcardReach;
import dev.sluice.sdk.statement.ImportStatement;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JobManagerTest {

    private static final Capabilities OLD = new Capabilities(false, false, WildcardReach.LAST_SEGMENT);
    private static final Capabilities NEW = new Capabilities(true, false, WildcardReach.EVERY_SEGMENT);
    private static final Capabilities RAW = new Capabilities(true, true, WildcardReach.EVERY_SEGMENT);
    private static final List<String> THIRTEEN = labels("Job_ID,Data_Source,Target_Table,Table_ID,Phase,Status,"
            + "Source_File_Size,Imported_Rows,Result_Message,Create_Time,Start_Time,End_Time,Created_By");
    private static final ImportStatement STATEMENT = new ImportStatement("IMPORT …secret", "IMPORT …xxxxxx");

    private final FakeSession session = new FakeSession();

    @Test
    @DisplayName("S-D1 submits and reads the job id by its label")
    void submitsAndReadsTheJobIdByItsLabel() {
        // Given: TiDB's own SDK takes the first column, whatever it is called
        session.answering("IMPORT …secret", new ResultRows(labels("Group_Key,job_id"), List.of(row("1", "123"))));
        // When / Then
        assertThat(new JobManager(session, NEW).submit(STATEMENT)).isEqualTo(123);
    }

    @Test
    @DisplayName("S-D2 says that no job id was returned")
    void saysThatNoJobIdWasReturnedWithoutTheSecret() {
        // Given
        session.answering("IMPORT …secret", ResultRows.NONE);
        // When / Then
        assertThatThrownBy(() -> new JobManager(session, NEW).submit(STATEMENT))
                .hasMessageContaining("no job id returned")
                .message()
                .doesNotContain("secret");
    }

    @Test
    void readsTheRowOfAServerWithThirteenColumns() {
        // Given
        session.answering("SHOW IMPORT JOB 60002",
                new ResultRows(THIRTEEN, List.of(row("60002", "/data/small.csv", "`test`.`t`", "363", "", "finished",
                        "16B", "2", "4 conflicted rows.", "2026-11-20 10:15:12.001234", "2026-11-20 10:15:13",
                        "2026-11-20 10:15:14.5", "root@%"))));
        // When
        JobStatus job = new JobManager(session, OLD).status(60002);
        // Then
        assertThat(job.isFinished()).isTrue();
        assertThat(job.groupKey()).isEmpty();
        assertThat(job.step()).isEmpty();
        assertThat(job.sourceSize()).hasValue(ByteCount.exactly(16));
        assertThat(job.importedRows()).hasValue(2);
        assertThat(job.message()).isEqualTo("4 conflicted rows.");
        assertThat(job.createdAt()).contains(Instant.parse("2026-11-20T10:15:12.001234Z"));
        assertThat(job.endedAt()).contains(Instant.parse("2026-11-20T10:15:14.500Z"));
        assertThat(job.createdBy()).isEqualTo("root@%");
    }

    @Test
    void readsARunningJobOfAServerWithTwentyOneColumns() {
        // Given: the sample of TiDB's documentation
        List<String> labels = labels("Job_ID,Group_Key,Data_Source,Target_Table,Table_ID,Phase,Status,Source_File_Size,"
                + "Imported_Rows,Result_Message,Create_Time,Start_Time,End_Time,Created_By,Last_Update_Time,Cur_Step,"
                + "Cur_Step_Processed_Size,Cur_Step_Total_Size,Cur_Step_Progress_Pct,Cur_Step_Speed,Cur_Step_ETA");
        session.answering("SHOW IMPORT JOB 2",
                new ResultRows(labels,
                        List.of(row("2", "import_group_1", "/path/to/file.csv", "`test`.`bar`", "118", "global-sorting",
                                "running", "277.5GiB", "0", "", "2025-07-09 10:40:18.580706",
                                "2025-07-09 10:40:19.092528", null, "root@%", "2025-07-09 10:47:15", "encode", "4.55GB",
                                "298GB", "1", "10.96MB/s", "07:26:03"))));
        // When
        JobStatus job = new JobManager(session, NEW).status(2);
        // Then
        assertThat(job.isTerminal()).isFalse();
        assertThat(job.needsAttention()).isFalse();
        assertThat(job.groupKey()).contains("import_group_1");
        assertThat(job.endedAt()).isEmpty();
        JobStep step = job.step().orElseThrow();
        assertThat(step.name()).isEqualTo("encode");
        assertThat(step.done().orElseThrow()).isBetween(0.015, 0.016);
        assertThat(step.bytesPerSecond()).hasValue(Math.round(10.96 * 1024 * 1024));
        assertThat(step.remaining()).contains(Duration.ofSeconds(7 * 3600 + 26 * 60 + 3));
    }

    @Test
    void asksForManyJobsInOneStatement() {
        // Given
        session.answering("SHOW IMPORT JOBS WHERE Job_ID IN (1, 2, 3)", new ResultRows(THIRTEEN,
                List.of(pending("1", "root@%", "2026-11-20 10:00:00"), pending("3", "root@%", "2026-11-20 10:00:00"))));
        // When / Then
        assertThat(new JobManager(session, NEW).jobs(List.of(1L, 2L, 3L))).extracting(JobStatus::jobId)
                .containsExactly(1L, 3L);
        assertThat(new JobManager(session, NEW).jobs(List.of())).isEmpty();
        assertThat(session.sent).hasSize(1);
    }

    @Test
    @DisplayName("S-D3, S-D5 asks a raw server for its numbers")
    void asksARawServerForItsNumbers() {
        // Given
        session.answering("SHOW RAW IMPORT JOBS WHERE Group_Key = 'a''b'",
                new ResultRows(labels("Job_ID,Group_Key,Raw_Stats"),
                        List.of(row("2", "a'b", "{\"status\":\"running\",\"current_step\":{\"name\":\"import\","
                                + "\"processed_bytes\":50,\"total_bytes\":100}}"))));
        // When
        List<JobStatus> jobs = new JobManager(session, RAW).jobsByGroup("a'b");
        // Then
        assertThat(jobs).singleElement()
                .returns(2L, JobStatus::jobId)
                .returns("running", JobStatus::status)
                .extracting(job -> job.step().orElseThrow())
                .returns("import", JobStep::name)
                .returns(OptionalDouble.of(0.5), JobStep::done);
    }

    @Test
    void asksForNoGroupsWhereThereAreNone() {
        // Given
        JobManager jobs = new JobManager(session, OLD);
        // When / Then
        assertThatThrownBy(() -> jobs.jobsByGroup("g")).isInstanceOf(UnsupportedOperationException.class)
                .hasMessageContaining("no import groups", "9.0");
        assertThatThrownBy(() -> jobs.groupSummary("g")).isInstanceOf(UnsupportedOperationException.class);
        assertThat(session.sent).isEmpty();
    }

    @Test
    @DisplayName("S-D4 asks for no group without a key")
    void asksForNoGroupWithoutAKey() {
        // Given
        JobManager jobs = new JobManager(session, NEW);
        // When / Then
        assertThatThrownBy(() -> jobs.jobsByGroup("")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> jobs.groupSummary("")).isInstanceOf(IllegalArgumentException.class);
        assertThat(session.sent).isEmpty();
    }

    /** TiDB's own SDK takes the missing summary for an error, "job not found"; ours for the answer that it is. */
    @Test
    @DisplayName("S-D8 finds nothing of a group without jobs")
    void findsNothingOfAGroupWithoutJobs() {
        // Given
        session.answering("SHOW IMPORT JOBS WHERE Group_Key = 'g'", new ResultRows(THIRTEEN, List.of()))
                .answering("SHOW IMPORT GROUP 'g'", ResultRows.NONE);
        JobManager jobs = new JobManager(session, NEW);
        // When / Then
        assertThat(jobs.jobsByGroup("g")).isEmpty();
        assertThat(jobs.groupSummary("g")).isEmpty();
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource({"S-4.3,finished,true,false", "S-4.3,failed,true,false", "S-4.3,cancelled,true,false",
        "S-D9,canceled,true,false", "S-4.3,pending,false,false", "S-4.3,running,false,false",
        "S-W22,awaiting-resolution,false,true", "S-4.3,unheard-of,false,true"})
    void knowsWhichStatesAreTheEnd(String id, String status, boolean end, boolean attention) {
        // Given
        session.answering("SHOW IMPORT JOB 1", new ResultRows(labels("Job_ID,Status"), List.of(row("1", status))));
        // When
        JobStatus job = new JobManager(session, NEW).status(1);
        // Then
        assertThat(job.isTerminal()).isEqualTo(end);
        assertThat(job.needsAttention()).isEqualTo(attention);
    }

    @Test
    void asksUntilTheJobHasEnded() {
        // Given
        session.answeringInTurn("SHOW IMPORT JOB 1", stood("pending"), stood("running"), stood("finished"));
        // When
        JobStatus end = new JobManager(session, NEW).awaitEnd(1, Duration.ofNanos(1), Duration.ofMinutes(1));
        // Then
        assertThat(end.isFinished()).isTrue();
        assertThat(session.sent).hasSize(3);
    }

    @Test
    void leavesAJobThatTakesLongerThanTheWait() {
        // Given
        session.answering("SHOW IMPORT JOB 1", stood("running"));
        // When
        JobStatus left = new JobManager(session, NEW).awaitEnd(1, Duration.ofMinutes(1), Duration.ZERO);
        // Then
        assertThat(left.isTerminal()).isFalse();
        assertThat(session.sent).hasSize(1);
    }

    @Test
    void endsTheWaitWhenTheThreadIsInterrupted() {
        // Given
        session.answering("SHOW IMPORT JOB 1", stood("running"));
        JobManager jobs = new JobManager(session, NEW);
        Thread.currentThread().interrupt();
        // When / Then
        assertThatThrownBy(() -> jobs.awaitEnd(1, Duration.ofMinutes(1), Duration.ofMinutes(1)))
                .isInstanceOf(TidbException.class)
                .hasMessage("interrupted while waiting for import job 1");
        assertThat(Thread.interrupted()).isTrue();
    }

    private static ResultRows stood(String status) {
        return new ResultRows(labels("Job_ID,Status"), List.of(row("1", status)));
    }

    @Test
    void readsTheSummaryOfAGroup() {
        // Given
        session.answering("SHOW IMPORT GROUP 'g'",
                new ResultRows(labels("Group_Key,Total_Jobs,Pending,Running,Completed,Failed,Cancelled,"
                        + "First_Job_Create_Time,Last_Job_Update_Time"),
                        List.of(row("g", "10", "1", "2", "3", "2", "2", "2023-01-01 10:00:00", null))))
                .answering("SHOW IMPORT GROUP 'nope'", ResultRows.NONE);
        JobManager jobs = new JobManager(session, NEW);
        // When / Then
        assertThat(jobs.groupSummary("g")).contains(new GroupSummary("g", 10, 1, 2, 3, 2, 2,
                Optional.of(Instant.parse("2023-01-01T10:00:00Z")), Optional.empty()));
        assertThat(jobs.groupSummary("nope")).isEmpty();
    }

    @Test
    void findsEveryJobOnATableWhoeverSubmittedItAndWhenever() {
        // Given
        session.answering("SHOW IMPORT JOBS WHERE Target_Table IN ('`shop`.`a``b`')",
                new ResultRows(THIRTEEN,
                        List.of(pending("1", "root@%", "2026-11-20 09:59:59.9"), pending("2", "me@%",
                                "2026-11-20 10:00:01"),
                                pending("3", "root@%", "2026-11-20 10:00:00"))));
        JobManager jobs = new JobManager(session, OLD);
        // When / Then
        assertThat(jobs.jobsOf(new TableName("Shop", "A`b"))).extracting(JobStatus::jobId).containsExactly(1L, 2L, 3L);
    }

    @Test
    void asksForLiveJobsByWhatTheyAreNot() {
        // Given
        String sql = "SHOW IMPORT JOBS WHERE Status NOT IN ('finished', 'failed', 'cancelled', 'canceled')";
        session.answering(sql, new ResultRows(THIRTEEN, List.of(pending("9", "root@%", "2026-11-20 10:00:00"))));
        // When / Then
        assertThat(new JobManager(session, RAW).liveJobs()).extracting(JobStatus::jobId).containsExactly(9L);
    }

    @Test
    void knowsWhoItIs() {
        // Given
        session.answering("SELECT CURRENT_USER() AS account", new ResultRows(List.of("account"), List.of(row("me@%"))));
        // When / Then
        assertThat(new JobManager(session, OLD).account()).isEqualTo("me@%");
    }

    @Test
    @DisplayName("S-D7 says that a job does not exist")
    void saysThatAJobDoesNotExist() {
        // Given
        session.failing("SHOW IMPORT JOB 9", 8170, "Job ID 9 doesn't exist")
                .failing("CANCEL IMPORT JOB 9", 8170, "Job ID 9 doesn't exist")
                .answering("SHOW IMPORT JOB 10", new ResultRows(THIRTEEN, List.of()));
        JobManager jobs = new JobManager(session, NEW);
        // When / Then
        assertThatThrownBy(() -> jobs.status(9)).isInstanceOf(JobNotFoundException.class);
        assertThatThrownBy(() -> jobs.status(10)).isInstanceOf(JobNotFoundException.class);
        assertThatThrownBy(() -> jobs.cancel(9, Duration.ofMinutes(1))).isInstanceOf(JobNotFoundException.class)
                .hasMessage("TiDB has no import job 9");
    }

    @Test
    void passesOtherErrorsOn() {
        // Given
        session.failing("CANCEL IMPORT JOB 1", 8171, "The current job status cannot perform the operation. CANCEL")
                .failing("SHOW IMPORT JOB 1", 1227, "Access denied")
                .answering("CANCEL IMPORT JOB 2", ResultRows.NONE);
        JobManager jobs = new JobManager(session, NEW);
        // When / Then
        assertThatThrownBy(() -> jobs.cancel(1, Duration.ofMinutes(1))).isInstanceOfSatisfying(TidbException.class,
                e -> assertThat(e.hasCode(TidbException.JOB_HAS_ENDED)).isTrue());
        assertThatThrownBy(() -> jobs.status(1)).isInstanceOf(TidbException.class);
        jobs.cancel(2, Duration.ofMinutes(1));
        assertThat(session.sent).contains("CANCEL IMPORT JOB 2");
    }

    private static List<String> pending(String id, String account, String createdAt) {
        return row(id, "/data/small.csv", "`test`.`t`", "361", "", "pending", "16B", null, "", createdAt, null, null,
                account);
    }
}
