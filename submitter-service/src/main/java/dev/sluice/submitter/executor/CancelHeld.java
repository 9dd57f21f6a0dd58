package dev.sluice.submitter.executor;

import dev.sluice.checkpoint.TableCheckpoint;
import dev.sluice.event.SubmissionFact.NothingFound;
import dev.sluice.sdk.tidb.JobStatus;
import dev.sluice.sdk.tidb.SessionSettings;
import java.util.List;

/** Ends a held table: cancels the live jobs of its import on it, and reports when none is left. */
final class CancelHeld {

    private final Targets targets;
    private final Checkpoints checkpoints;
    private final Facts facts;
    private final CancelJob cancelJob;

    CancelHeld(Targets targets, Checkpoints checkpoints, Facts facts, CancelJob cancelJob) {
        this.targets = targets;
        this.checkpoints = checkpoints;
        this.facts = facts;
        this.cancelJob = cancelJob;
    }

    /** Looks once and acts. Blocks. */
    Outcome run(TableCheckpoint order) throws InterruptedException {
        return switch (LockedTable.open(targets.named(order.target()), SessionSettings.DEFAULT, order, checkpoints)) {
            case LockedTable.Attempt.Busy() -> new Outcome.TryAgain("another session holds the table's lock");
            case LockedTable.Attempt.Superseded() -> new Outcome.Done();
            case LockedTable.Attempt.Locked(LockedTable locked) -> end(order, live(locked));
        };
    }

    // The lock is not needed to cancel, and a cancel takes long.
    private static List<JobStatus> live(LockedTable locked) throws InterruptedException {
        try (locked) {
            return locked.look().liveAt(locked.jobsOnTable());
        }
    }

    private Outcome end(TableCheckpoint table, List<JobStatus> live) throws InterruptedException {
        if (live.isEmpty()) {
            facts.report(new NothingFound(table.importId(), table.schema(), table.table(), table.groupKey(),
                    table.attempt()));
            return new Outcome.Done();
        }
        live.forEach(job -> cancelJob.ask(table, job.jobId()));
        return new Outcome.TryAgain("jobs behind the held table are being cancelled");
    }
}
