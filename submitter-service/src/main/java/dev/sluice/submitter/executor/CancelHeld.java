package dev.sluice.submitter.executor;

import dev.sluice.checkpoint.TableCheckpoint;
import dev.sluice.event.SubmissionFact.NothingFound;
import dev.sluice.sdk.tidb.JobStatus;
import dev.sluice.sdk.tidb.SessionSettings;
import java.util.List;
import java.util.stream.Collectors;

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

    /** Live jobs on the table: ours, and those of which nobody but a person can say whose they are. */
    private record Live(List<JobStatus> ours, List<JobStatus> unclear) {}

    // The lock is not needed to cancel, and a cancel takes long.
    private static Live live(LockedTable locked) throws InterruptedException {
        try (locked) {
            List<JobStatus> jobs = locked.jobsOnTable();
            Look look = locked.look(jobs);
            return new Live(look.liveAt(jobs), look.unclearAt(jobs));
        }
    }

    private Outcome end(TableCheckpoint table, Live live) throws InterruptedException {
        live.ours().forEach(job -> cancelJob.ask(table, job.jobId()));
        if (!live.unclear().isEmpty()) {
            return new Outcome.TryAgain("waiting for jobs that may be this import's or somebody else's; if they may"
                    + " end: " + live.unclear()
                            .stream()
                            .map(job -> "CANCEL IMPORT JOB " + job.jobId())
                            .collect(Collectors.joining("; ")));
        }
        if (live.ours().isEmpty()) {
            facts.report(new NothingFound(table.importId(), table.schema(), table.table(), table.groupKey(),
                    table.attempt()));
            return new Outcome.Done();
        }
        return new Outcome.TryAgain("jobs behind the held table are being cancelled");
    }
}
