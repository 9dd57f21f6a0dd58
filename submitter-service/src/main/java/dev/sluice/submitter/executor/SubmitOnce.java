package dev.sluice.submitter.executor;

import dev.sluice.checkpoint.OwnJobs;
import dev.sluice.checkpoint.TableCheckpoint;
import dev.sluice.event.Refusal;
import dev.sluice.event.SubmissionFact;
import dev.sluice.event.SubmissionFact.JobRefused;
import dev.sluice.event.SubmissionFact.JobSubmitted;
import dev.sluice.event.SubmissionFact.NothingFound;
import dev.sluice.sdk.statement.ImportStatement;
import dev.sluice.sdk.statement.SqlText;
import dev.sluice.sdk.tidb.DataSettings;
import dev.sluice.sdk.tidb.JobNotFoundException;
import dev.sluice.sdk.tidb.JobStatus;
import dev.sluice.sdk.tidb.TidbException;
import dev.sluice.sdk.tidb.TidbFailure;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Makes sure that a table whose checkpoint says {@code submitting} has exactly one job, however often and by however many
 * executors this runs, and wherever they die.
 *
 * <p>lock → read the checkpoint → look for the job, ours or one to adopt → empty the table if the checkpoint asks for it → {@code IMPORT INTO} →
 * report. What can die in between leaves either no job, and the next run makes it, or a job that the next run finds: the
 * order is durable before the statement leaves, and the look is under the same lock as the statement. When the outcome of the
 * statement is unknown the run ends; only a new one, from the lock on, may send it again.
 */
final class SubmitOnce {

    private final Targets targets;
    private final SourceCredentials credentials;
    private final Checkpoints checkpoints;
    private final Facts facts;

    SubmitOnce(Targets targets, SourceCredentials credentials, Checkpoints checkpoints, Facts facts) {
        this.targets = targets;
        this.credentials = credentials;
        this.checkpoints = checkpoints;
        this.facts = facts;
    }

    /**
     * Runs the protocol once. Blocks.
     *
     * @throws TidbException when TiDB fails before the statement was sent, or without an answer to it
     */
    Outcome run(TableCheckpoint order) throws InterruptedException {
        return switch (LockedTable.open(targets.named(order.target()), PlannedStatement.SESSION, order, checkpoints)) {
            case LockedTable.Attempt.Busy() -> new Outcome.TryAgain("another session holds the table's lock");
            case LockedTable.Attempt.Superseded() -> new Outcome.Done();
            case LockedTable.Attempt.Locked(LockedTable locked) -> {
                try (locked) {
                    yield underLock(locked);
                }
            }
        };
    }

    private Outcome underLock(LockedTable locked) throws InterruptedException {
        TableCheckpoint table = locked.table();
        List<JobStatus> jobs = locked.jobsOnTable();
        Look look = locked.look(jobs);
        boolean cancel = table.cancelWanted() != null;
        return switch (cancel ? look.forCancelAt(jobs) : look.at(jobs)) {
            case Finding.Ours(long jobId) -> submitted(table, jobId, true, jobs);
            case Finding.InTheWay(String message) -> refused(table, Refusal.JOBS_IN_THE_WAY, 0, message);
            case Finding.Nothing() -> cancel ? nothingFound(table) : unlessTakenOver(locked, look, jobs);
        };
    }

    // A job that is to be adopted and not on its table is a reason not to submit, until TiDB says that it does not exist.
    private Outcome unlessTakenOver(LockedTable locked, Look look, List<JobStatus> jobs) throws InterruptedException {
        OptionalLong missing = look.missingFrom(jobs);
        if (missing.isEmpty()) {
            return submit(locked, look, jobs);
        }
        try {
            JobStatus job = locked.jobs().status(missing.getAsLong());
            return Handover.isOn(locked.table(), job)
                    ? new Outcome.TryAgain("TiDB's list leaves out job " + job.jobId())
                    : refused(locked.table(), Refusal.JOBS_IN_THE_WAY, 0, Handover.elsewhere(locked.table(), job));
        } catch (JobNotFoundException e) {
            return submit(locked, look, jobs);
        } catch (TidbException e) {
            if (e.failure() instanceof TidbFailure.Refused) {
                return refused(locked.table(), Refusal.HELD, e.code().orElse(0), message(e));
            }
            throw e;
        }
    }

    private Outcome submit(LockedTable locked, Look look, List<JobStatus> jobs) throws InterruptedException {
        TableCheckpoint table = locked.table();
        Optional<String> refusal = table.truncate() ? look.refusalToTruncate(jobs) : Optional.empty();
        if (refusal.isPresent()) {
            return refused(table, Refusal.JOBS_IN_THE_WAY, 0, refusal.get());
        }
        ImportStatement statement;
        try {
            statement = PlannedStatement.of(table, credentials, locked.hasGroups());
        } catch (IllegalArgumentException e) {
            return refused(table, Refusal.FAILED, 0, String.valueOf(e.getMessage()));
        }
        // Rows of nobody we know stay where they are; TiDB imports into no table that has rows.
        return send(locked, table.truncate() && look.mayHaveLeftRows(jobs), statement, jobs);
    }

    private Outcome send(LockedTable locked, boolean empty, ImportStatement statement, List<JobStatus> jobs)
            throws InterruptedException {
        TableCheckpoint table = locked.table();
        JobStatus job;
        try {
            if (empty) {
                locked.session().query("TRUNCATE TABLE " + SqlText.table(table.key().name()));
            }
            locked.session().query(PlannedStatement.data(table.plan()).sql());
            job = locked.jobs().submitted(statement);
        } catch (TidbException e) {
            return switch (e.failure()) {
                case TidbFailure.Retryable() -> new Outcome.TryAgain(message(e));
                case TidbFailure.OutcomeUnknown() -> new Outcome.LookAgain(message(e));
                case TidbFailure.Refused(TidbFailure.RefusedAs as) -> afterRefusal(locked, as, e);
            };
        }
        // Without its mark nobody would know it for ours after a lost answer: better to hold now than to guess then.
        return new OwnJobs(table).isOfThisAttempt(job)
                ? submitted(table, job.jobId(), false, jobs)
                : refused(table, Refusal.JOBS_IN_THE_WAY, 0, new HoldWords(table, job.tableId()).withoutMark(job));
    }

    // TiDB refuses a second job on a table with "active job", also when the first is ours: so one more look decides.
    private Outcome afterRefusal(LockedTable locked, TidbFailure.RefusedAs as, TidbException refusal)
            throws InterruptedException {
        TableCheckpoint table = locked.table();
        locked.session().query(DataSettings.DEFAULT.sql());
        List<JobStatus> jobs = locked.jobsOnTable();
        return switch (locked.look(jobs).at(jobs)) {
            case Finding.Ours(long jobId) -> submitted(table, jobId, true, jobs);
            case Finding.InTheWay(String message) -> refused(table, Refusal.JOBS_IN_THE_WAY, 0, message);
            case Finding.Nothing() -> refused(table, switch (as) {
                case FAILED -> Refusal.FAILED;
                case HELD -> Refusal.HELD;
            }, refusal.code().orElse(0), message(refusal));
        };
    }

    private Outcome submitted(TableCheckpoint table, long jobId, boolean adopted, List<JobStatus> jobs)
            throws InterruptedException {
        return report(new JobSubmitted(table.importId(), table.schema(), table.table(), table.groupKey(),
                table.attempt(), jobId, adopted, Handover.note(table, jobId, jobs)));
    }

    private Outcome refused(TableCheckpoint table, Refusal refusal, int code, String message)
            throws InterruptedException {
        return report(new JobRefused(table.importId(), table.schema(), table.table(), table.groupKey(),
                table.attempt(), refusal, code, message));
    }

    private Outcome nothingFound(TableCheckpoint table) throws InterruptedException {
        return report(new NothingFound(table.importId(), table.schema(), table.table(), table.groupKey(),
                table.attempt()));
    }

    private Outcome report(SubmissionFact fact) throws InterruptedException {
        facts.report(fact);
        return new Outcome.Done();
    }

    private static String message(TidbException e) {
        return String.valueOf(e.getMessage());
    }
}
