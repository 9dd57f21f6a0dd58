package dev.sluice.checkpoint;

import dev.sluice.sdk.statement.SqlText;
import dev.sluice.sdk.tidb.JobStatus;
import dev.sluice.sdk.tidb.Mark;
import java.util.Optional;

/**
 * Tells a table's jobs from every other by what TiDB shows of them: their table, and the mark that their statements bore. No
 * clock has a part in it. Pure.
 *
 * <p>The mark is the group key; on a server without groups it stands in the location, with the attempt. A server may have
 * learned groups since a job was submitted, so either counts wherever it is shown. Only a job that another tool submitted
 * and that is to be taken over needs none.
 *
 * @param table its checkpoint
 */
public record OwnJobs(TableCheckpoint table) {

    /** What the statement of this attempt says on a server without groups. */
    public Mark mark() {
        return new Mark(table.groupKey().value(), table.attempt());
    }

    /** Whether anything at all says whose the job is. */
    public boolean isMarked(JobStatus job) {
        return job.groupKey().isPresent() || job.mark().isPresent();
    }

    /** Whether it was submitted for this table's import, by whichever attempt, or is to be taken over. */
    public boolean hasOurMark(JobStatus job) {
        return table.plan().adopts(job.jobId()) || hasOurGroupKey(job) || ourMark(job).isPresent();
    }

    /**
     * Whether it was submitted by this attempt, or is to be taken over. A group key says nothing of the attempt: there the
     * jobs of former attempts are told apart by their ids.
     */
    public boolean isOfThisAttempt(JobStatus job) {
        return table.plan().adopts(job.jobId()) || hasOurGroupKey(job)
                || ourMark(job).filter(mark -> mark.attempt() == table.attempt()).isPresent();
    }

    /** Whether it was submitted by an attempt that this checkpoint knows nothing of. */
    public boolean isOfLaterAttempt(JobStatus job) {
        return ourMark(job).filter(mark -> mark.attempt() > table.attempt()).isPresent();
    }

    /** Whether it writes to this table. */
    public boolean isOnTable(JobStatus job) {
        return job.targetTable().equals(SqlText.table(table.key().name().folded()));
    }

    /** Whether a job with an id that this table's checkpoint names can be the one that is meant: nothing shown denies it. */
    public boolean mayBe(JobStatus job) {
        return isOnTable(job) && (hasOurMark(job) || !isMarked(job));
    }

    private boolean hasOurGroupKey(JobStatus job) {
        return job.groupKey().filter(table.groupKey().value()::equals).isPresent();
    }

    private Optional<Mark> ourMark(JobStatus job) {
        return job.mark().filter(mark -> mark.groupKey().equals(table.groupKey().value()));
    }
}
