package dev.sluice.local.tidb.job;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.local.tidb.job.JobProgress.Step;
import dev.sluice.local.tidb.plan.TargetTable;
import dev.sluice.local.tidb.profile.TidbProfile;
import dev.sluice.local.tidb.wire.Column;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class JobRowsTest {

    private static final JobRows ROWS = new JobRows(TidbProfile.V9_0);
    private static final Instant CREATED = Instant.parse("2026-11-20T10:00:00.123456Z");
    private static final Instant NOW = Instant.parse("2026-11-20T10:00:09Z");
    private static final ZoneOffset ZONE = ZoneOffset.ofHours(2);
    private static final Job PENDING = Job.pending(30001, new JobRequest("IMPORT INTO ..", Optional.of("shop"), "",
            "SYSTEM", "root@%", new TargetTable("Shop", "Orders"), 77, Optional.of("g"), "/dump/*.csv",
            2048), CREATED);

    @Test
    void hasTidbsColumns() {
        assertThat(new JobRows(TidbProfile.V8_5).columns()).extracting(Column::name)
                .containsExactly("Job_ID", "Data_Source", "Target_Table", "Table_ID", "Phase", "Status",
                        "Source_File_Size", "Imported_Rows", "Result_Message", "Create_Time", "Start_Time", "End_Time",
                        "Created_By");
        assertThat(ROWS.columns()).extracting(Column::name)
                .containsExactly("Job_ID", "Group_Key", "Data_Source",
                        "Target_Table", "Table_ID", "Phase", "Status", "Source_File_Size", "Imported_Rows",
                        "Result_Message",
                        "Create_Time", "Start_Time", "End_Time", "Created_By", "Last_Update_Time", "Cur_Step",
                        "Cur_Step_Processed_Size", "Cur_Step_Total_Size", "Cur_Step_Progress_Pct", "Cur_Step_Speed",
                        "Cur_Step_ETA");
        assertThat(new JobRows(TidbProfile.RAW).columns()).isEqualTo(ROWS.columns());
    }

    @Test
    void showsAPendingJob() {
        assertThat(row(PENDING, Optional.empty())).containsExactly(30001L, "g", "/dump/*.csv",
                "`shop`.`orders`", 77L, "", "pending", "2KiB", null, "",
                LocalDateTime.of(2026, 11, 20, 12, 0, 0, 123_456_000), null, null, "root@%", null, null, null, null,
                null, null, null);
    }

    @Test
    void showsHowFarARunningJobIs() {
        // Given
        Job running = PENDING.started(NOW);
        var progress = new JobProgress(Step.IMPORT, 1024, 2048, 17, Duration.ofSeconds(1));

        // Then
        assertThat(row(running, Optional.of(progress)).subList(5, 21)).containsExactly("importing",
                "running", "2KiB", 17L, "", LocalDateTime.of(2026, 11, 20, 12, 0, 0, 123_456_000),
                LocalDateTime.of(2026, 11, 20, 12, 0, 9), null, "root@%", LocalDateTime.of(2026, 11, 20, 12, 0, 9),
                "import", "1KiB", "2KiB", "50", "1KiB/s", "00:00:01");
    }

    @Test
    void showsAFinishedJobWithoutPhase() {
        // Given
        Job finished = PENDING.started(NOW).in(Job.VALIDATING).finished(42, NOW);

        // Then
        assertThat(row(finished, Optional.empty()).subList(5, 15)).containsExactly("", "finished",
                "2KiB", 42L, "", LocalDateTime.of(2026, 11, 20, 12, 0, 0, 123_456_000),
                LocalDateTime.of(2026, 11, 20, 12, 0, 9), LocalDateTime.of(2026, 11, 20, 12, 0, 9), "root@%",
                LocalDateTime.of(2026, 11, 20, 12, 0, 9));
    }

    @Test
    void keepsThePhaseInWhichAJobEnded() {
        // Given
        Job running = PENDING.started(NOW);

        // Then
        assertThat(row(running.failed("why", NOW), Optional.empty()).subList(5, 10))
                .containsExactly("importing", "failed", "2KiB", null, "why");
        assertThat(row(running.cancelled(), Optional.empty()).subList(5, 10))
                .containsExactly("importing", "cancelled", "2KiB", null, "cancelled by user");
        assertThat(running.cancelled().endTime()).isEmpty();
    }

    @Test
    void showsAPendingJobInNumbersAndWithoutWhatItHasNot() {
        assertThat(RawRows.row(new JobView(PENDING, Optional.empty(), NOW, ZONE))).containsExactly(30001L, "g",
                "{\"job_id\":30001,\"group_key\":\"g\",\"data_source\":\"/dump/*.csv\","
                        + "\"target_table\":\"`shop`.`orders`\",\"table_id\":"
                        + 77L
                        + ",\"status\":\"pending\",\"source_file_size_bytes\":2048,"
                        + "\"create_time_unix\":1795168800,\"created_by\":\"root@%\"}");
    }

    @Test
    void showsARunningJobInNumbers() {
        // Given
        Job running = PENDING.started(NOW);
        var progress = new JobProgress(Step.IMPORT, 1024, 2048, 17, Duration.ofSeconds(1));

        // Then
        assertThat(RawRows.row(new JobView(running, Optional.of(progress), NOW, ZONE)).getLast().toString())
                .contains("\"phase\":\"importing\",\"status\":\"running\"", "\"imported_rows\":17",
                        "\"current_step\":{\"name\":\"import\",\"processed_bytes\":1024,\"total_bytes\":2048,"
                                + "\"speed_bytes_per_sec\":1024,\"remaining_seconds\":1}",
                        "\"update_time_unix\":1795168809");
    }

    private static List<@Nullable Object> row(Job job, Optional<JobProgress> progress) {
        return ROWS.row(new JobView(job, progress, NOW, ZONE));
    }

    @Test
    void countsTheJobsOfAGroup() {
        // Given
        Job running = PENDING.started(NOW);

        // Then
        assertThat(GroupRows.rows(List.of(PENDING, running, running.finished(1, NOW)), NOW, ZONE)).containsExactly(
                Arrays.asList("g", 3L, 1L, 1L, 1L, 0L, 0L,
                        LocalDateTime.of(2026, 11, 20, 12, 0, 0, 123_456_000), LocalDateTime.of(2026, 11, 20, 12, 0,
                                9)));
        assertThat(GroupRows.rows(List.of(PENDING), NOW, ZONE).getFirst().getLast()).isNull();
    }
}
