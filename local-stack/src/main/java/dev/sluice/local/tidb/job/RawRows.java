package dev.sluice.local.tidb.job;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sluice.local.tidb.job.JobProgress.Step;
import dev.sluice.local.tidb.wire.Column;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Jobs as {@code SHOW RAW IMPORT JOB(S)} of TiDB in 2026 shows them: numbers in bytes and seconds, for programs. A key
 * that has no value is left out.
 */
final class RawRows {

    static final List<Column> COLUMNS = List.of(
            new Column("Job_ID", Column.Type.LONG),
            new Column("Group_Key", Column.Type.TEXT),
            new Column("Raw_Stats", Column.Type.JSON));
    private static final ObjectMapper JSON = new ObjectMapper();

    private RawRows() {}

    /** A value for each column. */
    static List<@Nullable Object> row(JobView view) {
        Job job = view.job();
        return Arrays.asList(job.id(), job.request().groupKey().orElse(null), document(view).toString());
    }

    private static ObjectNode document(JobView view) {
        Job job = view.job();
        JobRequest request = job.request();
        ObjectNode stats = JSON.createObjectNode().put("job_id", job.id());
        request.groupKey().ifPresent(key -> stats.put("group_key", key));
        stats.put("data_source", request.dataSource())
                .put("target_table", request.target().quoted())
                .put("table_id", request.tableId());
        text(stats, "phase", job.phase());
        stats.put("status", job.status().text()).put("source_file_size_bytes", request.sourceBytes());
        view.importedRows().ifPresent(rows -> stats.put("imported_rows", rows));
        text(stats, "error_message", job.message());
        job.importedRows().ifPresent(rows -> stats.putObject("summary").put("row-count", rows));
        view.progress().ifPresent(progress -> step(stats.putObject("current_step"), progress));
        seconds(stats, "create_time_unix", Optional.of(job.createTime()));
        seconds(stats, "start_time_unix", job.startTime());
        seconds(stats, "end_time_unix", job.endTime());
        seconds(stats, "update_time_unix", view.updateTime());
        return stats.put("created_by", request.createdBy());
    }

    private static void step(ObjectNode step, JobProgress progress) {
        step.put("name", progress.step().text());
        if (progress.step() == Step.IMPORT) {
            step.put("processed_bytes", progress.loadedBytes()).put("total_bytes", progress.totalBytes());
            progress.bytesPerSecond().ifPresent(speed -> step.put("speed_bytes_per_sec", speed));
            progress.secondsLeft().ifPresent(left -> step.put("remaining_seconds", left));
        }
    }

    private static void text(ObjectNode stats, String key, String value) {
        if (!value.isEmpty()) {
            stats.put(key, value);
        }
    }

    private static void seconds(ObjectNode stats, String key, Optional<Instant> time) {
        time.ifPresent(instant -> stats.put(key, instant.getEpochSecond()));
    }
}
