package dev.sluice.checkpoint;

import dev.sluice.event.JobProgress;
import dev.sluice.event.Refusal;
import dev.sluice.event.TableState;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A checkpoint being changed. What a table is (plan, digest, group key) has no setter: only a new discovery changes it.
 * Not safe to share.
 */
public final class TableChange {
    private final TableCheckpoint from;
    private TableState state;
    private int attempt;
    private @Nullable Long jobId;
    private final List<Long> priorJobs;
    private final List<Long> jobsAside;
    private @Nullable CancelCause cancelWanted;
    private boolean truncate;
    private @Nullable Refusal refusal;
    private @Nullable HeldBecause held;
    private String message;
    private @Nullable JobProgress progress;
    private @Nullable Long importedRows;
    private @Nullable Long sourceBytes;
    private @Nullable Instant submittedAt;
    private @Nullable Instant endedAt;

    TableChange(TableCheckpoint from) {
        this.from = from;
        state = from.state();
        attempt = from.attempt();
        jobId = from.jobId();
        priorJobs = new ArrayList<>(from.priorJobs());
        jobsAside = new ArrayList<>(from.jobsAside());
        cancelWanted = from.cancelWanted();
        truncate = from.truncate();
        refusal = from.refusal();
        held = from.held();
        message = from.message();
        progress = from.progress();
        importedRows = from.importedRows();
        sourceBytes = from.sourceBytes();
        submittedAt = from.submittedAt();
        endedAt = from.endedAt();
    }

    /** Moves the table; leaves a hold behind when it leaves {@code held}. */
    public TableChange state(TableState to) {
        state = to;
        if (to != TableState.HELD) {
            held = null;
        }
        return this;
    }

    /** Holds the table for a person. Only what a person wanted outlives that: a held table is moved by nobody else. */
    public TableChange hold(HeldBecause because, String why) {
        state = TableState.HELD;
        held = because;
        message = why;
        refusal = null;
        if (cancelWanted != CancelCause.USER) {
            cancelWanted = null;
        }
        return this;
    }

    /** The table waits again: its job becomes a prior one, and what was seen of this attempt is forgotten. */
    public TableChange waitAgain() {
        forgetAttempt();
        return state(TableState.WAITING);
    }

    /** Begins the next attempt: everything of the one before but its job id is forgotten. */
    public TableChange nextAttempt() {
        forgetAttempt();
        attempt++;
        return state(TableState.SUBMITTING);
    }

    private void forgetAttempt() {
        if (jobId != null && !priorJobs.contains(jobId)) {
            priorJobs.add(jobId);
        }
        jobId = null;
        cancelWanted = null;
        refusal = null;
        message = "";
        progress = null;
        importedRows = null;
        sourceBytes = null;
        submittedAt = null;
        endedAt = null;
    }

    public TableChange jobId(long id) {
        jobId = id;
        return this;
    }

    public TableChange cancelWanted(@Nullable CancelCause cause) {
        cancelWanted = cause;
        return this;
    }

    public TableChange truncate(boolean first) {
        truncate = first;
        return this;
    }

    public TableChange refusal(@Nullable Refusal becomes) {
        refusal = becomes;
        return this;
    }

    public TableChange message(String words) {
        message = words;
        return this;
    }

    public TableChange progress(JobProgress look) {
        progress = look;
        return this;
    }

    public TableChange counted(@Nullable Long rows, @Nullable Long bytes) {
        importedRows = rows;
        sourceBytes = bytes;
        return this;
    }

    public TableChange submittedAt(Instant when) {
        submittedAt = when;
        return this;
    }

    public TableChange endedAt(@Nullable Instant when) {
        endedAt = when;
        return this;
    }

    TableCheckpoint build() {
        return new TableCheckpoint(from.importId(), from.schema(), from.table(), from.target(), state, attempt,
                from.plan(), from.files(), from.bytes(), from.digest(), from.groupKey(), jobId, priorJobs,
                jobsAside, cancelWanted, truncate, refusal, held, message, progress, importedRows, sourceBytes,
                from.discoveredAt(), submittedAt, endedAt, from.extra());
    }
}
