package dev.sluice.event;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import org.jspecify.annotations.Nullable;

/** What a monitor saw of a job, on {@code job-status}. The same may be said again; the newest offset is the newest look. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({@JsonSubTypes.Type(name = "job-progressed", value = JobFact.JobProgressed.class),
    @JsonSubTypes.Type(name = "job-ended", value = JobFact.JobEnded.class),
    @JsonSubTypes.Type(name = "job-lost", value = JobFact.JobLost.class)})
public sealed interface JobFact extends Input, AboutTable {

    GroupKey groupKey();

    int attempt();

    long jobId();

    /** The job is alive. */
    record JobProgressed(ImportId importId, String schema, String table, GroupKey groupKey, int attempt, long jobId,
            JobProgress progress) implements JobFact {}

    /**
     * The job has ended: TiDB's word decides, whatever was wanted.
     *
     * @param status            {@code finished}, {@code failed} or {@code cancelled}
     * @param importedRows      rows that TiDB counted; {@code null} when it gives no number
     * @param sourceBytes       source bytes that TiDB reports, to be held against the scan's; {@code null} when unknown
     * @param sourceBytesWithin how far the true number may be from {@code sourceBytes}: servers that write it for people
     *                          round it; {@code null}: nobody knows
     * @param tableGone         {@code true}: the table that the job filled is there no more, for somebody dropped, emptied or
     *                          made it anew since; {@code null}: that is not known
     * @param message           TiDB's result message; empty when it gave none
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record JobEnded(ImportId importId, String schema, String table, GroupKey groupKey, int attempt, long jobId,
            JobOutcome status, @Nullable Long importedRows, @Nullable Long sourceBytes,
            @Nullable Long sourceBytesWithin, @Nullable Boolean tableGone,
            String message) implements JobFact {

        /** The end of a job of which nobody knows how exact its size is, nor whether its table is still there. */
        public JobEnded(ImportId importId, String schema, String table, GroupKey groupKey, int attempt, long jobId,
                JobOutcome status, @Nullable Long importedRows, @Nullable Long sourceBytes, String message) {
            this(importId, schema, table, groupKey, attempt, jobId, status, importedRows, sourceBytes, null, null,
                    message);
        }
    }

    /** {@code SHOW IMPORT JOB} answers that this id does not exist (8170). */
    record JobLost(ImportId importId, String schema, String table, GroupKey groupKey, int attempt, long jobId)
            implements
                JobFact {}
}
