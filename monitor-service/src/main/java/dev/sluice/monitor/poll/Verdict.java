package dev.sluice.monitor.poll;

import dev.sluice.checkpoint.OwnJobs;
import dev.sluice.checkpoint.TableCheckpoint;
import dev.sluice.event.JobFact;
import dev.sluice.event.JobFact.JobEnded;
import dev.sluice.event.JobFact.JobLost;
import dev.sluice.event.JobFact.JobProgressed;
import dev.sluice.event.JobOutcome;
import dev.sluice.event.JobProgress;
import dev.sluice.event.TableState;
import dev.sluice.sdk.statement.Secrets;
import dev.sluice.sdk.tidb.ByteCount;
import dev.sluice.sdk.tidb.JobStatus;
import dev.sluice.sdk.tidb.JobStep;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * What there is to say of a table when its checkpoint is held against TiDB. Pure.
 *
 * @param table a checkpoint that names a job
 * @param jobId that job
 */
record Verdict(TableCheckpoint table, long jobId) {

    /**
     * TiDB answered; nothing to say when the checkpoint knows it already. A job of another table, or with another's mark,
     * is not the one that was meant, which then TiDB does not know any more: ids begin anew when a cluster is.
     *
     * @param tableGone whether the table that it has filled is there no more; empty when nobody can tell
     */
    Optional<JobFact> on(JobStatus job, Optional<Boolean> tableGone) {
        if (!new OwnJobs(table).mayBe(job)) {
            return onLoss();
        }
        return job.isTerminal() ? Optional.of(ended(job, tableGone)) : progressed(progress(job));
    }

    /** TiDB answered that there is no such job. That a held table's job is lost has been said. */
    Optional<JobFact> onLoss() {
        return table.state() == TableState.RUNNING
                ? Optional.of(new JobLost(table.importId(), table.schema(), table.table(), table.groupKey(),
                        table.attempt(), jobId))
                : Optional.empty();
    }

    private Optional<JobFact> progressed(JobProgress now) {
        // A held table whose job shows itself runs again, whether or not the job has moved.
        boolean known = table.state() == TableState.RUNNING && now.notBehind(table.progress()).equals(table.progress());
        return known
                ? Optional.empty()
                : Optional.of(new JobProgressed(table.importId(), table.schema(), table.table(),
                        table.groupKey(), table.attempt(), jobId, now));
    }

    private JobFact ended(JobStatus job, Optional<Boolean> tableGone) {
        JobOutcome outcome = job.isFinished()
                ? JobOutcome.FINISHED
                : job.isCancelled() ? JobOutcome.CANCELLED : JobOutcome.FAILED;
        return new JobEnded(table.importId(), table.schema(), table.table(), table.groupKey(), table.attempt(), jobId,
                outcome, boxed(job.importedRows()), job.sourceSize().map(ByteCount::bytes).orElse(null),
                job.sourceSize().map(ByteCount::within).orElse(null), tableGone.orElse(null), Secrets.redact(job
                        .message()));
    }

    private static JobProgress progress(JobStatus job) {
        return new JobProgress(job.status(), job.phase(), job.step().map(JobStep::name).orElse(""),
                dev.sluice.sdk.tidb.JobProgress.of(job),
                boxed(job.step().map(JobStep::processedBytes).orElse(OptionalLong.empty())),
                boxed(job.step().map(JobStep::totalBytes).orElse(OptionalLong.empty())), boxed(job.importedRows()),
                job.needsAttention());
    }

    private static @Nullable Long boxed(OptionalLong number) {
        return number.isPresent() ? number.getAsLong() : null;
    }
}
