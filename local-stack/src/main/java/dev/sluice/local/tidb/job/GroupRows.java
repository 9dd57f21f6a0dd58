package dev.sluice.local.tidb.job;

import static dev.sluice.local.tidb.wire.Column.Type.LONG;
import static dev.sluice.local.tidb.wire.Column.Type.TEXT;
import static dev.sluice.local.tidb.wire.Column.Type.TIMESTAMP_SECONDS;

import dev.sluice.local.tidb.wire.Column;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Jobs with a group key as {@code SHOW IMPORT GROUPS} of TiDB 9.0 counts them. */
final class GroupRows {

    static final List<Column> COLUMNS = List.of(
            new Column("Group_Key", TEXT),
            new Column("Total_Jobs", LONG),
            new Column("Pending", LONG),
            new Column("Running", LONG),
            new Column("Completed", LONG),
            new Column("Failed", LONG),
            new Column("Cancelled", LONG),
            new Column("First_Job_Create_Time", TIMESTAMP_SECONDS),
            new Column("Last_Job_Update_Time", TIMESTAMP_SECONDS));

    private GroupRows() {}

    /** One row per group key, in the order of the keys; jobs without one are left out. */
    static List<List<@Nullable Object>> rows(List<Job> jobs, Instant now, ZoneOffset zone) {
        return jobs.stream()
                .filter(job -> job.request().groupKey().isPresent())
                .collect(Collectors.groupingBy(job -> job.request().groupKey().orElseThrow(), TreeMap::new,
                        Collectors.toList()))
                .entrySet()
                .stream()
                .map(group -> row(group.getKey(), group.getValue(), now, zone))
                .toList();
    }

    private static List<@Nullable Object> row(String key, List<Job> jobs, Instant now, ZoneOffset zone) {
        Instant first = jobs.stream().map(Job::createTime).min(Instant::compareTo).orElseThrow();
        long running = count(jobs, JobStatus.RUNNING);
        return Arrays.asList(
                key,
                (long) jobs.size(),
                count(jobs, JobStatus.PENDING),
                running,
                count(jobs, JobStatus.FINISHED),
                count(jobs, JobStatus.FAILED),
                count(jobs, JobStatus.CANCELLED),
                JobView.local(first, zone),
                // TiDB knows it only of running jobs.
                running == 0 ? null : JobView.local(now, zone));
    }

    private static long count(List<Job> jobs, JobStatus status) {
        return jobs.stream().filter(job -> job.status() == status).count();
    }
}
