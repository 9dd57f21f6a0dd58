package dev.sluice.submitter.executor;

import dev.sluice.checkpoint.TableCheckpoint;
import dev.sluice.sdk.statement.SqlText;
import dev.sluice.sdk.tidb.JobStatus;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a person should know of a job that another tool submitted and that was to be adopted. Pure. */
final class Handover {

    private Handover() {}

    /**
     * What became of it, beside the job that the table has now.
     *
     * @param jobs as TiDB shows them for the table
     * @return {@code null} when no job was to be adopted, or an attempt before has dealt with it
     */
    static @Nullable String note(TableCheckpoint table, long jobId, List<JobStatus> jobs) {
        Long wanted = table.plan().adoptJobId();
        if (wanted == null || table.priorJobs().contains(wanted)) {
            return null;
        }
        if (wanted == jobId) {
            return "job " + jobId + " of TiDB Lightning, taken over";
        }
        return jobs.stream()
                .filter(job -> job.jobId() == wanted)
                .findFirst()
                .map(job -> "job " + wanted + " of TiDB Lightning had " + (job.isFailed()
                        ? "failed"
                        : "been cancelled"))
                .orElse("TiDB does not know job " + wanted + " of TiDB Lightning") + "; submitted anew";
    }

    /** Whether the job is on the table after all. */
    static boolean isOn(TableCheckpoint table, JobStatus job) {
        return job.targetTable().equals(SqlText.table(table.key().name().folded()));
    }

    /** Why a table whose job is on another table cannot go on. */
    static String elsewhere(TableCheckpoint table, JobStatus job) {
        return "job " + job.jobId() + ", which was to be taken over for " + SqlText.table(table.key().name())
                + ", is on " + job.targetTable() + "; correct takeOver, then run: sluice cancel " + table.importId();
    }
}
