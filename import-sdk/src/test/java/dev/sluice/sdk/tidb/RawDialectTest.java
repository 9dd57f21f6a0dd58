package dev.sluice.sdk.tidb;

import static dev.sluice.sdk.tidb.FakeSession.labels;
import static dev.sluice.sdk.tidb.FakeSession.row;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class RawDialectTest {

    @Test
    void readsTheFirstGenerationOfKeys() {
        // When
        JobStatus job = read(null,
                """
                        {"job_id":123,"data_source":"s3://b/x","target_table":"`a`.`b`","phase":"validating","status":"finished",
                         "source_file_size_bytes":100,"imported_rows":1000,"error_message":"note","created_by":"root@%",
                         "create_time_unix":1672567200,"end_time_unix":0}""");
        // Then
        assertThat(job.jobId()).isEqualTo(7);
        assertThat(job.groupKey()).isEmpty();
        assertThat(job.dataSource()).isEqualTo("s3://b/x");
        assertThat(job.phase()).isEqualTo("validating");
        assertThat(job.sourceSize()).hasValue(ByteCount.exactly(100));
        assertThat(job.importedRows()).hasValue(1000);
        assertThat(job.message()).isEqualTo("note");
        assertThat(job.createdAt()).contains(Instant.ofEpochSecond(1672567200));
        assertThat(job.startedAt()).isEmpty();
        assertThat(job.endedAt()).isEmpty();
        assertThat(job.step()).isEmpty();
    }

    @Test
    void readsTheVersionedContract() {
        // When
        JobStatus job = read("g",
                """
                        {"version":1,"job_phase":"resolving-conflicts","status":"awaiting-resolution",
                         "status_category":"attention_needed","terminal":false,"error":{"message":"look","user_action_required":true},
                         "summary":{"imported_rows":12},"current_step":{"name":"conflict-resolution","processed_conflicts":3,
                         "total_conflicts":4,"remaining_seconds":90}}""");
        // Then
        assertThat(job.groupKey()).contains("g");
        assertThat(job.phase()).isEqualTo("resolving-conflicts");
        assertThat(job.needsAttention()).isTrue();
        assertThat(job.importedRows()).hasValue(12);
        assertThat(job.message()).isEqualTo("look");
        assertThat(job.step().orElseThrow().done()).hasValue(0.75);
        assertThat(job.step().orElseThrow().remaining()).contains(Duration.ofSeconds(90));
        assertThat(JobProgress.of(job)).isEqualTo(0.71875);
    }

    @Test
    void namesTheJobWhoseStatsItCannotRead() {
        assertThatThrownBy(() -> read("g", "{")).hasMessageContaining("import job 7");
    }

    private static JobStatus read(@Nullable String groupKey, String stats) {
        ResultRows rows = new ResultRows(labels("Job_ID,Group_Key,Raw_Stats"), List.of(row("7", groupKey, stats)));
        return new RawDialect().read(rows.first().orElseThrow());
    }
}
