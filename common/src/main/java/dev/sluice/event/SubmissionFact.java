package dev.sluice.event;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import org.jspecify.annotations.Nullable;

/** What an executor reports, on {@code job-submitted}. Facts may repeat; group key and attempt say which submission is meant. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({@JsonSubTypes.Type(name = "job-submitted", value = SubmissionFact.JobSubmitted.class),
    @JsonSubTypes.Type(name = "job-refused", value = SubmissionFact.JobRefused.class),
    @JsonSubTypes.Type(name = "nothing-found", value = SubmissionFact.NothingFound.class),
    @JsonSubTypes.Type(name = "cancel-requested", value = SubmissionFact.CancelRequested.class)})
public sealed interface SubmissionFact extends Input, AboutTable {

    GroupKey groupKey();

    int attempt();

    /**
     * TiDB runs this table as {@code jobId}.
     *
     * @param adopted whether the job was found rather than made now
     * @param message what a person should know of a job that was to be taken over; {@code null}: nothing
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record JobSubmitted(ImportId importId, String schema, String table, GroupKey groupKey, int attempt, long jobId,
            boolean adopted, @Nullable String message) implements SubmissionFact {

        /** About a job that nobody else had submitted. */
        public JobSubmitted(ImportId importId, String schema, String table, GroupKey groupKey, int attempt, long jobId,
                boolean adopted) {
            this(importId, schema, table, groupKey, attempt, jobId, adopted, null);
        }
    }

    /**
     * No job of ours came of it, and trying again would not help.
     *
     * @param code    TiDB's error number; 0 when it was the look that forbade it
     * @param message TiDB's words, or the jobs in the way and the command that goes on after them; never a credential
     */
    record JobRefused(ImportId importId, String schema, String table, GroupKey groupKey, int attempt, Refusal refusal,
            int code, String message) implements SubmissionFact {}

    /** Under the lock, no job of this group that is not a prior job: the answer to a look when a cancel is wanted. */
    record NothingFound(ImportId importId, String schema, String table, GroupKey groupKey, int attempt)
            implements
                SubmissionFact {}

    /** {@code CANCEL IMPORT JOB} was sent; TiDB may take minutes until the job ends. */
    record CancelRequested(ImportId importId, String schema, String table, GroupKey groupKey, int attempt, long jobId)
            implements
                SubmissionFact {}
}
