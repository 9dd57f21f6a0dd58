package dev.sluice.checkpoint;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import dev.sluice.event.AboutTable;
import dev.sluice.event.GroupKey;
import dev.sluice.event.ImportId;
import dev.sluice.event.JobProgress;
import dev.sluice.event.Refusal;
import dev.sluice.event.TablePlan;
import dev.sluice.event.TableState;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * All that is known of one table of one import.
 *
 * <p>Fields that this release does not know are kept in {@code extra} and written back, so an older coordinator does not
 * lose what a newer one stored. Change it with {@link #with(Consumer)}.
 *
 * @param target       name of the configured TiDB
 * @param attempt      submissions so far; 0: none yet
 * @param plan         what the statement is made of
 * @param files        number of data files
 * @param bytes        stored source bytes
 * @param digest       SHA-256 over the table's files
 * @param groupKey     marks this import's jobs in TiDB
 * @param jobId        TiDB's id of this attempt's job, once known
 * @param priorJobs    job ids of earlier attempts: never adopted again
 * @param jobsAside    job ids that a hold named and a person has set aside by a retry: not ours any more
 * @param cancelWanted why the table should end early, if it should: an order to the executors
 * @param truncate     whether rows of prior jobs must go before the next submission
 * @param refusal      what a refused submission will make of the table, once a look has found no job
 * @param held         why a held table waits for a person
 * @param message      TiDB's words, or what a person should do; may be empty
 * @param progress     the newest look at this attempt's job
 * @param importedRows TiDB's final count, when it gave one
 * @param sourceBytes  source bytes that TiDB reported at the end, when it did
 * @param discoveredAt when the table was found
 * @param submittedAt  when this attempt's job was submitted or adopted
 * @param endedAt      when the table came to its end
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@JsonIgnoreProperties(TableCheckpoint.INTENT_TIME)
public record TableCheckpoint(ImportId importId, String schema, String table, String target, TableState state,
        int attempt, TablePlan plan, int files, long bytes, String digest, GroupKey groupKey, @Nullable Long jobId,
        List<Long> priorJobs, @JsonInclude(JsonInclude.Include.NON_EMPTY) List<Long> jobsAside,
        @Nullable CancelCause cancelWanted, boolean truncate, @Nullable Refusal refusal,
        @Nullable HeldBecause held, String message, @Nullable JobProgress progress,
        @Nullable Long importedRows, @Nullable Long sourceBytes, Instant discoveredAt, @Nullable Instant submittedAt,
        @Nullable Instant endedAt, @JsonAnySetter @JsonAnyGetter Map<String, Object> extra)
        implements
            CheckpointRecord,
            AboutTable {

    /** Former releases told jobs apart by the target's clock, and kept it under this name. It is left out when read. */
    static final String INTENT_TIME = "intentTime";

    public TableCheckpoint {
        priorJobs = List.copyOf(priorJobs);
        jobsAside = jobsAside == null ? List.of() : List.copyOf(jobsAside);
        extra = extra == null ? Map.of() : Map.copyOf(extra);
    }

    /** This checkpoint with some fields changed. */
    public TableCheckpoint with(Consumer<TableChange> change) {
        TableChange draft = new TableChange(this);
        change.accept(draft);
        return draft.build();
    }

    /** Whether no other import may have the table: it is unfinished, or held because of jobs that may still write rows. */
    public boolean ownsTable() {
        return switch (state) {
            case WAITING, SUBMITTING, RUNNING -> true;
            case HELD -> held == HeldBecause.JOBS_IN_THE_WAY || held == HeldBecause.JOB_LOST;
            case FINISHED, FAILED, CANCELLED, SKIPPED -> false;
        };
    }

    /** Whether executors are to do something about the table: look, submit or cancel. */
    public boolean wantsWork() {
        return state == TableState.SUBMITTING || (cancelWanted != null
                && (state == TableState.HELD || (state == TableState.RUNNING && jobId != null)));
    }

    /** Whether TiDB may have more to say of the table's job: it runs, or nobody knows how it ended. */
    public boolean expectsJob() {
        return jobId != null && (state == TableState.RUNNING
                || (state == TableState.HELD && (held == null || !held.isAfterTheJob())));
    }

    /** Whether a fact of this submission is meant, and not one of an earlier import or attempt. */
    public boolean isSubmission(GroupKey group, int ofAttempt) {
        return groupKey.equals(group) && attempt == ofAttempt;
    }
}
