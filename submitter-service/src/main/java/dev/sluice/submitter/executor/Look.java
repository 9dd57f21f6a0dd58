package dev.sluice.submitter.executor;

import dev.sluice.checkpoint.OwnJobs;
import dev.sluice.checkpoint.TableCheckpoint;
import dev.sluice.sdk.tidb.JobStatus;
import dev.sluice.sdk.tidb.ShownLocation;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Judges the jobs that TiDB shows for one table. Pure.
 *
 * <p>A job belongs to a submission when it bears its mark and is none of those that are known already: prior ones, those set
 * aside, those that were there before the scan. So does the job that is to be taken over; when it failed or was cancelled it
 * is as good as prior. Whatever might be ours and is not surely so holds the table: nothing is adopted by guess, and
 * nothing is sent beside it.
 *
 * @param table   the checkpoint
 * @param account who we are to TiDB, such as {@code root@%}
 * @param tableId of the table as it is now; empty when there is none, or nobody asked because it has no jobs
 */
record Look(TableCheckpoint table, String account, OptionalLong tableId) {

    /** What the jobs of the table, ended ones too, mean for a submission. */
    Finding at(List<JobStatus> jobs) {
        return certain(jobs).or(() -> strangers(jobs)).orElseGet(() -> ours(jobs));
    }

    /** The same when a cancel is wanted: what is surely not ours does not keep the table from its end. */
    Finding forCancelAt(List<JobStatus> jobs) {
        return certain(jobs).orElseGet(() -> ours(jobs));
    }

    /** The jobs of this table and import that still live, whatever their attempt: these may be cancelled. */
    List<JobStatus> liveAt(List<JobStatus> jobs) {
        return live(jobs, job -> own().hasOurMark(job) && !isAside(job));
    }

    /** The live jobs that may be ours or somebody else's: nobody but a person may cancel them. */
    List<JobStatus> unclearAt(List<JobStatus> jobs) {
        return live(jobs, job -> isUnmarkedCandidate(job) || (isPrior(job) && !own().isMarked(job)));
    }

    /** The job to take over, when it is not among these and was not ours before: TiDB has to be asked for it by its id. */
    OptionalLong missingFrom(List<JobStatus> jobs) {
        Long wanted = table.plan().adoptJobId();
        boolean known = wanted == null || table.priorJobs().contains(wanted) || table.jobsAside().contains(wanted)
                || jobs.stream().anyMatch(job -> job.jobId() == wanted);
        return known ? OptionalLong.empty() : OptionalLong.of(wanted);
    }

    /** Whether a job of ours may have left rows, which are to go before the next one. */
    boolean mayHaveLeftRows(List<JobStatus> jobs) {
        return !table.priorJobs().isEmpty() || jobs.stream().anyMatch(this::isSpent);
    }

    /**
     * Why the table must not be emptied, if so: its rows may be of a job that is neither one of our prior jobs that ended
     * without success nor was there before the scan, which found the table empty.
     */
    Optional<String> refusalToTruncate(List<JobStatus> jobs) {
        List<JobStatus> others = jobs.stream()
                .filter(job -> !(job.isTerminal() && (wasBefore(job) || (isPrior(job) && !job.isFinished()))))
                .toList();
        return others.isEmpty() ? Optional.empty() : Optional.of(words().rowsOfOthers(others));
    }

    /** What keeps anybody from telling what is ours. */
    private Optional<Finding> certain(List<JobStatus> jobs) {
        List<JobStatus> ours = jobs.stream().filter(this::isOurs).toList();
        return Stream.<Optional<Finding>>of(
                held(ours.size() > 1 ? ours : List.of(), words()::tooMany),
                held(ours.stream().filter(this::isOfFormerTable).toList(), words()::formerTable),
                held(jobs.stream().filter(own()::isOfLaterAttempt).toList(), words()::laterAttempt),
                held(jobs.stream().filter(this::isUnmarkedCandidate).toList(), words()::unmarked))
                .flatMap(Optional::stream)
                .findFirst();
    }

    private Optional<Finding> strangers(List<JobStatus> jobs) {
        return held(live(jobs, job -> !isOurs(job)), words()::strangers);
    }

    private Finding ours(List<JobStatus> jobs) {
        return jobs.stream()
                .filter(this::isOurs)
                .findFirst()
                .<Finding>map(job -> new Finding.Ours(job.jobId()))
                .orElseGet(Finding.Nothing::new);
    }

    private static Optional<Finding> held(List<JobStatus> jobs,
            Function<List<JobStatus>, String> why) {
        return jobs.isEmpty() ? Optional.empty() : Optional.of(new Finding.InTheWay(why.apply(jobs)));
    }

    private static List<JobStatus> live(List<JobStatus> jobs, Predicate<JobStatus> which) {
        return jobs.stream().filter(job -> !job.isTerminal()).filter(which).toList();
    }

    private boolean isOurs(JobStatus job) {
        return own().isOfThisAttempt(job) && !isPrior(job) && !isAside(job) && !wasBefore(job);
    }

    /** Submitted as former releases did, or by hand; no release since sends a statement without a mark. */
    private boolean isUnmarkedCandidate(JobStatus job) {
        return !own().isMarked(job) && !table.plan().adopts(job.jobId()) && job.createdBy().equals(account)
                && ShownLocation.isSame(table.plan().location(), job.dataSource())
                && !isPrior(job) && !isAside(job) && !wasBefore(job);
    }

    private boolean isOfFormerTable(JobStatus job) {
        return job.tableId().isPresent() && !job.tableId().equals(tableId);
    }

    private boolean isPrior(JobStatus job) {
        return isSpent(job) || table.priorJobs().contains(job.jobId());
    }

    /** Was to be taken over, and came to nothing. */
    private boolean isSpent(JobStatus job) {
        return table.plan().adopts(job.jobId()) && (job.isFailed() || job.isCancelled());
    }

    private boolean isAside(JobStatus job) {
        return table.jobsAside().contains(job.jobId());
    }

    /** A former release's scan did not look: then no job is known to have been there. One to take over is no stranger. */
    private boolean wasBefore(JobStatus job) {
        List<Long> before = table.plan().jobsBefore();
        return before != null && before.contains(job.jobId()) && !table.plan().adopts(job.jobId());
    }

    private OwnJobs own() {
        return new OwnJobs(table);
    }

    private HoldWords words() {
        return new HoldWords(table, tableId);
    }
}
