package dev.sluice.monitor.poll;

import dev.sluice.sdk.tidb.JobStatus;

/** What TiDB says when it is asked for one job. */
sealed interface JobAnswer {

    /** The job as it is. */
    record Shown(JobStatus job) implements JobAnswer {}

    /** There is no such job; it never existed there. */
    record NoSuchJob() implements JobAnswer {}

    /**
     * It does not tell us about this job, which says nothing about the job.
     *
     * @param why its own words and, where we know it, what to do
     */
    record Withheld(String why) implements JobAnswer {}
}
