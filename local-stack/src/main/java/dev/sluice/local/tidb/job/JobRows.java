package dev.sluice.local.tidb.job;

import static dev.sluice.local.tidb.wire.Column.Type.LONG;
import static dev.sluice.local.tidb.wire.Column.Type.TEXT;
import static dev.sluice.local.tidb.wire.Column.Type.TIMESTAMP_MICROS;
import static dev.sluice.local.tidb.wire.Column.Type.TIMESTAMP_SECONDS;

import dev.sluice.local.tidb.plan.SizeText;
import dev.sluice.local.tidb.wire.Column;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Jobs as {@code SHOW IMPORT JOBS}, {@code SHOW IMPORT JOB} and {@code IMPORT INTO} show them. TiDB 9.0 has these 21
 * columns. The last six are NULL for a job that does not run.
 */
final class JobRows {

    static final List<Column> COLUMNS = List.of(
            new Column("Job_ID", LONG),
            new Column("Group_Key", TEXT),
            new Column("Data_Source", TEXT),
            new Column("Target_Table", TEXT),
            new Column("Table_ID", LONG),
            new Column("Phase", TEXT),
            new Column("Status", TEXT),
            new Column("Source_File_Size", TEXT),
            new Column("Imported_Rows", LONG),
            new Column("Result_Message", TEXT),
            new Column("Create_Time", TIMESTAMP_MICROS),
            new Column("Start_Time", TIMESTAMP_MICROS),
            new Column("End_Time", TIMESTAMP_MICROS),
            new Column("Created_By", TEXT),
            new Column("Last_Update_Time", TIMESTAMP_SECONDS),
            new Column("Cur_Step", TEXT),
            new Column("Cur_Step_Processed_Size", TEXT),
            new Column("Cur_Step_Total_Size", TEXT),
            new Column("Cur_Step_Progress_Pct", TEXT),
            new Column("Cur_Step_Speed", TEXT),
            new Column("Cur_Step_ETA", TEXT));

    private JobRows() {}

    /**
     * One row.
     *
     * @param progress of a job that runs, else empty
     * @param zone     of the session that reads it
     */
    static List<@Nullable Object> row(Job job, Optional<JobProgress> progress, Instant now, ZoneOffset zone) {
        JobRequest request = job.request();
        Optional<JobProgress> live = progress.filter(any -> job.status() == JobStatus.RUNNING);
        return Arrays.asList(
                job.id(),
                request.groupKey().orElse(null),
                request.dataSource(),
                request.target().quoted(),
                TableId.of(request.target()),
                job.phase(),
                job.status().text(),
                SizeText.of(request.sourceBytes()),
                importedRows(job, live),
                job.message(),
                local(job.createTime(), zone),
                job.startTime().map(time -> local(time, zone)).orElse(null),
                job.endTime().map(time -> local(time, zone)).orElse(null),
                request.createdBy(),
                live.map(running -> now).or(job::endTime).map(time -> local(time, zone)).orElse(null),
                live.map(running -> running.step().text()).orElse(null),
                live.map(JobProgress::processedSize).orElse(null),
                live.map(JobProgress::totalSize).orElse(null),
                live.map(JobProgress::percent).orElse(null),
                live.map(JobProgress::speed).orElse(null),
                live.map(JobProgress::timeLeft).orElse(null));
    }

    private static @Nullable Long importedRows(Job job, Optional<JobProgress> live) {
        return job.importedRows().isPresent()
                ? Long.valueOf(job.importedRows().getAsLong())
                : live.map(JobProgress::rows).orElse(null);
    }

    static LocalDateTime local(Instant time, ZoneOffset zone) {
        return LocalDateTime.ofInstant(time, zone);
    }
}
