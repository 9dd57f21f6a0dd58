package dev.sluice.submitter.executor;

import dev.sluice.checkpoint.TableCheckpoint;
import dev.sluice.sdk.statement.Secrets;
import dev.sluice.sdk.tidb.JobStatus;
import java.util.List;
import java.util.OptionalLong;
import java.util.stream.Collectors;

/**
 * What a person is told of jobs that hold a table: which they are, what is the matter, what to do. Pure.
 *
 * @param tableId of the table as it is now, if there is one
 */
record HoldWords(TableCheckpoint table, OptionalLong tableId) {

    /** Bounds what a topic carries; a person needs no more to begin with. */
    private static final int MOST_NAMED = 20;

    String strangers(List<JobStatus> jobs) {
        return said("TiDB has import jobs on " + table.key().name() + " that are not this submission's: " + named(jobs)
                + "; wait for them or cancel them");
    }

    String tooMany(List<JobStatus> jobs) {
        return said("TiDB has more than one import job of this submission on " + table.key().name() + ": " + named(jobs)
                + "; look at the table's rows");
    }

    String laterAttempt(List<JobStatus> jobs) {
        return said("TiDB has import jobs on " + table.key().name() + " of a later attempt than " + table.attempt()
                + ", the last that is known here: " + named(jobs) + "; what is known here is older than TiDB's jobs,"
                + " so look at the table's rows");
    }

    String formerTable(List<JobStatus> jobs) {
        return said(table.key().name() + " was emptied or made anew since this submission's job began: " + named(jobs)
                + " was for the table with id " + id(jobs.getFirst().tableId()) + ", and "
                + (tableId.isPresent() ? "now it has id " + tableId.getAsLong() : "now there is none")
                + "; the rows of that job may be gone, so look at the table");
    }

    String unmarked(List<JobStatus> jobs) {
        return said("TiDB has import jobs on " + table.key().name() + " from the same source by the same account that"
                + " bear no mark, so they may be this submission's, made by a former release, or somebody else's: "
                + named(jobs) + "; look at the table's rows" + (jobs.stream().allMatch(JobStatus::isTerminal)
                        ? ""
                        : ", and end a job that lives with CANCEL IMPORT JOB"));
    }

    String rowsOfOthers(List<JobStatus> jobs) {
        return said("the rows of " + table.key().name() + " may be of import jobs that finished or are not this"
                + " import's: " + named(jobs) + "; the table is not emptied for them. Look at its rows, and empty it"
                + " by hand if they may go");
    }

    /** TiDB answered, and its answer does not show by what the job could be found again. */
    String withoutMark(JobStatus job) {
        return said("TiDB made import job " + job.jobId() + " on " + table.key().name() + " and does not show its mark,"
                + " so nobody could find it again; it shows the source as " + Secrets.redactUri(job.dataSource())
                + ". To end the job: CANCEL IMPORT JOB " + job.jobId());
    }

    private String said(String what) {
        return what + ", then run: sluice cancel " + table.importId();
    }

    private static String id(OptionalLong of) {
        return of.isPresent() ? String.valueOf(of.getAsLong()) : "unknown";
    }

    private static String named(List<JobStatus> jobs) {
        String first = jobs.stream()
                .limit(MOST_NAMED)
                .map(job -> job.jobId() + " (" + job.status() + ", by " + job.createdBy() + ")")
                .collect(Collectors.joining(", "));
        return jobs.size() > MOST_NAMED ? first + " and " + (jobs.size() - MOST_NAMED) + " more" : first;
    }
}
