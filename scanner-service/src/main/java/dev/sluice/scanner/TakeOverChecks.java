package dev.sluice.scanner;

import dev.sluice.sdk.check.Check;
import dev.sluice.sdk.check.Finding;
import dev.sluice.sdk.check.Findings;
import dev.sluice.sdk.plan.PlannedTable;
import dev.sluice.sdk.statement.Secrets;
import dev.sluice.sdk.tidb.JobStatus;
import dev.sluice.sdk.tidb.ShownLocation;
import java.util.List;

/** Whether each table has room for what is left to do for it: all, its job's end, or nothing. Reads only. */
final class TakeOverChecks {
    private static final String LEAVE_IT_OUT = "leave it out of takeOver, so that it is imported";

    private final EarlierWork before;
    private final EarlierJobs jobs;
    private final RoomChecks room;
    private final String source;
    private final Findings findings;

    private TakeOverChecks(EarlierWork before, EarlierJobs jobs, RoomChecks room, String source, Findings findings) {
        this.before = before;
        this.jobs = jobs;
        this.room = room;
        this.source = source;
        this.findings = findings;
    }

    /**
     * Asks for the jobs that are to be adopted, and tells what the target does not show of them.
     *
     * @param source where the files lie, as a statement says it
     */
    static TakeOverChecks of(EarlierWork before, String source, OpenTarget target, RoomChecks room,
            Findings findings) {
        EarlierJobs jobs = EarlierJobs.ask(before.jobIds(), target.jobs(), findings.critical(Check.TAKE_OVER));
        return new TakeOverChecks(before, jobs, room, source, findings);
    }

    /** Looks at each of the tables in turn. */
    void look(List<PlannedTable> tables, StopSignal stop) {
        for (PlannedTable table : tables) {
            stop.check();
            look(table);
        }
    }

    private void look(PlannedTable table) {
        if (before.hasFinished(table.name())) {
            requireFilled(table);
        } else {
            before.jobOf(table.name())
                    .flatMap(jobs::withId)
                    .ifPresentOrElse(job -> requireOnly(job, table), () -> room.requireEmptyAndIdle(table));
        }
    }

    /** Tells when a table that was finished before has no rows: then it was not, or not here. */
    private void requireFilled(PlannedTable table) {
        if (!table.isInTarget()) {
            tell(table.name() + ": takeOver says that it is finished, but the target has no such table", LEAVE_IT_OUT);
        } else if (table.source().bytes() > 0 && !room.hasRows(table)) {
            tell(table.name() + ": takeOver says that it is finished, but the table is empty", LEAVE_IT_OUT);
        }
    }

    /** Tells when a job cannot be adopted for a table, or is not the only one that writes to it. */
    private void requireOnly(JobStatus job, PlannedTable table) {
        String adopted = table.name() + ": takeOver names job " + job.jobId() + " for it, ";
        if (!RoomChecks.isOn(job, table)) {
            tell(adopted + "but that job is on " + job.targetTable(), LEAVE_IT_OUT);
        } else if (!table.isInTarget() || !table.hasData()) {
            tell(adopted + "but " + (table.isInTarget() ? "the source" : "the target")
                    + " has no such table, or no rows for it", LEAVE_IT_OUT);
        } else if (job.isFailed() || job.isCancelled()) {
            room.requireEmptyAndIdle(table); // It is not adopted, but done anew.
        } else if (!ShownLocation.isBelow(source, job.dataSource())) {
            tell(adopted + "but that job reads " + Secrets.redactUri(job.dataSource()),
                    "name the source as it was named there, or " + LEAVE_IT_OUT);
        } else {
            room.requireIdle(table, other -> other.jobId() != job.jobId());
            // While a job runs, TiDB lets nobody read the table.
            if (job.isFinished()) {
                requireFilled(table);
            }
        }
    }

    private void tell(String seen, String advice) {
        findings.accept(Finding.critical(Check.TAKE_OVER, seen, advice));
    }
}
