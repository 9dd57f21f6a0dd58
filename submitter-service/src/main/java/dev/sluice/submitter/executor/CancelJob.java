package dev.sluice.submitter.executor;

import dev.sluice.checkpoint.OwnJobs;
import dev.sluice.checkpoint.TableCheckpoint;
import dev.sluice.event.SubmissionFact.CancelRequested;
import dev.sluice.sdk.tidb.JobManager;
import dev.sluice.sdk.tidb.JobNotFoundException;
import dev.sluice.sdk.tidb.SessionSettings;
import dev.sluice.sdk.tidb.TidbException;
import dev.sluice.sdk.tidb.TidbSession;
import java.time.Duration;

/**
 * Asks TiDB to cancel jobs, each on a session of its own: TiDB answers when the job has stopped, which can take minutes.
 *
 * <p>Whether a job has ended is the monitor's to say, so a cancel is never done: it is asked again until the order is gone.
 */
final class CancelJob {

    private static final Duration WAIT = Duration.ofMinutes(10);

    private final Targets targets;
    private final Facts facts;

    CancelJob(Targets targets, Facts facts) {
        this.targets = targets;
        this.facts = facts;
    }

    /**
     * Reports that the cancel is on its way, then asks. Blocks.
     *
     * @throws TidbException when TiDB does not take the request, or not in time
     */
    Outcome run(TableCheckpoint table, long jobId) throws InterruptedException {
        // Before the statement, which answers so late: a cancel that is reported and not sent is sent at the next try.
        facts.report(new CancelRequested(table.importId(), table.schema(), table.table(), table.groupKey(),
                table.attempt(), jobId));
        return ask(table, jobId);
    }

    /** Asks without a report, once TiDB shows that the job is this table's: an id alone may be another's by now. */
    Outcome ask(TableCheckpoint table, long jobId) {
        ImportTarget target = targets.named(table.target());
        try (TidbSession session = target.open(SessionSettings.DEFAULT)) {
            JobManager jobs = new JobManager(session, target.capabilities(session));
            if (!new OwnJobs(table).mayBe(jobs.status(jobId))) {
                return new Outcome.TryAgain("job " + jobId + " is another's; it is not cancelled");
            }
            jobs.cancel(jobId, WAIT);
        } catch (JobNotFoundException e) {
            return new Outcome.TryAgain(String.valueOf(e.getMessage()));
        } catch (TidbException e) {
            if (!e.hasCode(TidbException.JOB_HAS_ENDED)) {
                throw e;
            }
        }
        return new Outcome.TryAgain("job " + jobId + " is cancelled; its end is not reported yet");
    }
}
