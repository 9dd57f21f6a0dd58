package dev.sluice.sdk.kit;

import dev.sluice.sdk.TableName;
import dev.sluice.sdk.tidb.JobStatus;
import java.util.List;

/** More than one job can be that of a statement whose answer was lost: a person has to say which. */
public final class SeveralJobsException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient List<JobStatus> jobs;

    SeveralJobsException(TableName table, List<JobStatus> jobs) {
        super(table + ": import jobs " + jobs.stream().map(JobStatus::jobId).sorted().toList()
                + " began since the submission and read its files as this account; send nothing again, and see with SHOW"
                + " IMPORT JOB which of them is yours");
        this.jobs = List.copyOf(jobs);
    }

    /** Those that can be it. */
    public List<JobStatus> jobs() {
        return jobs;
    }
}
