package dev.sluice.scanner;

import dev.sluice.sdk.check.Problem;
import dev.sluice.sdk.tidb.JobManager;
import dev.sluice.sdk.tidb.JobNotFoundException;
import dev.sluice.sdk.tidb.JobStatus;
import dev.sluice.sdk.tidb.TidbException;
import dev.sluice.sdk.tidb.TidbFailure;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * The jobs that are to be adopted, as TiDB shows them.
 *
 * @param known by id; a job that TiDB does not know is left out
 */
record EarlierJobs(Map<Long, JobStatus> known) {

    EarlierJobs {
        known = Map.copyOf(known);
    }

    /**
     * Asks for all of them in one statement, and for each that the answer leaves out by itself.
     *
     * @param problem told which job our account may not see
     */
    static EarlierJobs ask(Collection<Long> jobIds, JobManager jobs, Consumer<Problem> problem) {
        Map<Long, JobStatus> known = new HashMap<>();
        jobs.jobs(jobIds).forEach(job -> known.put(job.jobId(), job));
        for (long jobId : jobIds) {
            if (!known.containsKey(jobId)) {
                one(jobId, jobs, problem).ifPresent(job -> known.put(jobId, job));
            }
        }
        return new EarlierJobs(known);
    }

    private static Optional<JobStatus> one(long jobId, JobManager jobs, Consumer<Problem> problem) {
        try {
            return Optional.of(jobs.status(jobId));
        } catch (JobNotFoundException e) {
            return Optional.empty();
        } catch (TidbException e) {
            if (e.failure() instanceof TidbFailure.Refused) {
                problem.accept(new Problem(
                        "job " + jobId + ", which takeOver names, is not shown to this account: " + e.getMessage(),
                        "use the account that submitted it, or one with SUPER"));
                return Optional.empty();
            }
            throw e;
        }
    }

    Optional<JobStatus> withId(long jobId) {
        return Optional.ofNullable(known.get(jobId));
    }
}
