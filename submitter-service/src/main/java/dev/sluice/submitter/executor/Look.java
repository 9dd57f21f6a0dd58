package dev.sluice.submitter.executor;

import dev.sluice.checkpoint.TableCheckpoint;
import dev.sluice.sdk.tidb.JobStatus;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * Judges the jobs that TiDB shows for one table. Pure.
 *
 * <p>A job belongs to a submission when it has its group key. On servers without groups: when it is of our account, has the
 * same data source and was created since the intent. A job that another tool submitted and that is to be adopted belongs to
 * it too; one that failed or was cancelled is as good as prior. Prior jobs never belong to it.
 *
 * @param table   the checkpoint
 * @param account who we are to TiDB, such as {@code root@%}
 * @param groups  whether the server knows group keys
 */
record Look(TableCheckpoint table, String account, boolean groups) {

    /** What the jobs of the table, ended ones too, mean for a submission. */
    Finding at(List<JobStatus> jobs) {
        List<JobStatus> ours = jobs.stream().filter(this::isOurs).toList();
        List<JobStatus> foreign = jobs.stream().filter(job -> !isOurs(job) && !job.isTerminal()).toList();
        if (ours.size() > 1 || !foreign.isEmpty()) {
            return new Finding.InTheWay(inTheWay(ours.size() > 1 ? ours : foreign));
        }
        return ours.isEmpty() ? new Finding.Nothing() : new Finding.Ours(ours.getFirst().jobId());
    }

    /** The same when a cancel is wanted: what is not ours does not keep the table from its end. */
    Finding forCancelAt(List<JobStatus> jobs) {
        return at(jobs.stream().filter(this::isOurs).toList());
    }

    /** The jobs of this table and import that still live, whatever their attempt. */
    List<JobStatus> liveAt(List<JobStatus> jobs) {
        return jobs.stream().filter(job -> !job.isTerminal()).filter(job -> isOfImport(job) || isPrior(job)).toList();
    }

    /** The job to adopt, when it is not among these and was not ours before: TiDB has to be asked for it by its id. */
    OptionalLong missingFrom(List<JobStatus> jobs) {
        Long wanted = table.plan().adoptJobId();
        boolean known = wanted == null || table.priorJobs().contains(wanted)
                || jobs.stream().anyMatch(job -> job.jobId() == wanted);
        return known ? OptionalLong.empty() : OptionalLong.of(wanted);
    }

    /**
     * Why the table must not be emptied, if so: a job whose rows may be on it is not one of our prior jobs that have ended.
     * TiDB gives no end to a cancelled job, so such a job counts by its creation.
     */
    Optional<String> refusalToTruncate(List<JobStatus> jobs) {
        List<JobStatus> others = jobs.stream()
                .filter(this::mayHaveWrittenSinceIntent)
                .filter(job -> !(isPrior(job) && job.isTerminal()))
                .toList();
        return others.isEmpty() ? Optional.empty() : Optional.of(inTheWay(others));
    }

    private boolean isOurs(JobStatus job) {
        return !isPrior(job) && isOfImport(job);
    }

    private boolean isPrior(JobStatus job) {
        boolean spent = table.plan().adopts(job.jobId()) && (job.isFailed() || job.isCancelled());
        return spent || table.priorJobs().contains(job.jobId());
    }

    private boolean isOfImport(JobStatus job) {
        return table.plan().adopts(job.jobId()) || hasOurMark(job);
    }

    private boolean hasOurMark(JobStatus job) {
        return groups
                ? job.groupKey().filter(table.groupKey().value()::equals).isPresent()
                : job.createdBy().equals(account) && isSince(job.createdAt())
                        && path(job.dataSource()).equals(path(table.plan().location()));
    }

    private boolean mayHaveWrittenSinceIntent(JobStatus job) {
        return !job.isTerminal() || isSince(job.createdAt()) || (job.endedAt().isPresent() && isSince(job.endedAt()));
    }

    private boolean isSince(Optional<Instant> moment) {
        Instant intent = table.intentTime();
        return intent == null || moment.filter(Predicate.not(intent::isAfter)).isPresent();
    }

    // TiDB shows a location with its parameters redacted and in another order.
    private static String path(String location) {
        int query = location.indexOf('?');
        return query < 0 ? location : location.substring(0, query);
    }

    private String inTheWay(List<JobStatus> jobs) {
        String named = jobs.stream()
                .map(job -> job.jobId() + " (" + job.status() + ", by " + job.createdBy() + ")")
                .collect(Collectors.joining(", "));
        return "TiDB has import jobs on " + table.key().name() + " that are not this submission's: " + named
                + "; wait for them or cancel them, then run: sluice cancel " + table.importId();
    }
}
