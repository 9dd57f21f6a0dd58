package dev.sluice.local.tidb.job;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * A job as one session sees it at one moment.
 *
 * @param progress of a job that runs, else empty
 * @param zone     of the session that reads it
 */
record JobView(Job job, Optional<JobProgress> progress, Instant now, ZoneOffset zone) {

    JobView {
        progress = progress.filter(any -> job.status() == JobStatus.RUNNING);
    }

    OptionalLong importedRows() {
        return job.importedRows().isPresent()
                ? job.importedRows()
                : progress.map(running -> OptionalLong.of(running.rows())).orElseGet(OptionalLong::empty);
    }

    Optional<Instant> updateTime() {
        return progress.map(running -> now).or(job::endTime);
    }

    /** In the session's zone; null for a time that is not known. */
    @Nullable
    LocalDateTime local(Optional<Instant> time) {
        return time.map(instant -> local(instant, zone)).orElse(null);
    }

    static LocalDateTime local(Instant time, ZoneOffset zone) {
        return LocalDateTime.ofInstant(time, zone);
    }
}
