package dev.sluice.local.tidb.job;

import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * A job as it is remembered. Changed by making another one; {@link JobStore} checks that the change is allowed.
 *
 * @param phase        {@code importing} or {@code validating} while it runs, kept when it fails or is cancelled, else
 *                     empty
 * @param importedRows only when it has finished
 * @param message      why it failed, or empty
 * @param endTime      TiDB leaves it empty for a job that was cancelled
 */
public record Job(
        long id,
        JobRequest request,
        JobStatus status,
        String phase,
        OptionalLong importedRows,
        String message,
        Instant createTime,
        Optional<Instant> startTime,
        Optional<Instant> endTime) {

    static final String IMPORTING = "importing";
    static final String VALIDATING = "validating";

    static Job pending(long id, JobRequest request, Instant now) {
        return new Job(id, request, JobStatus.PENDING, "", OptionalLong.empty(), "", now, Optional.empty(),
                Optional.empty());
    }

    /** TiDB sets status and phase at once: nobody sees a running job without a phase. */
    Job started(Instant now) {
        return new Job(id, request, JobStatus.RUNNING, IMPORTING, importedRows, message, createTime, Optional.of(now),
                endTime);
    }

    Job in(String newPhase) {
        return new Job(id, request, status, newPhase, importedRows, message, createTime, startTime, endTime);
    }

    Job finished(long rows, Instant now) {
        return new Job(id, request, JobStatus.FINISHED, "", OptionalLong.of(rows), "", createTime, startTime,
                Optional.of(now));
    }

    Job failed(String why, Instant now) {
        return new Job(id, request, JobStatus.FAILED, phase, OptionalLong.empty(), why, createTime, startTime,
                Optional.of(now));
    }

    Job cancelled() {
        return new Job(id, request, JobStatus.CANCELLED, phase, OptionalLong.empty(), "cancelled by user", createTime,
                startTime, Optional.empty());
    }
}
