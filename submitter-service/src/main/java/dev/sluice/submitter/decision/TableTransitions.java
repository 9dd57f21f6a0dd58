package dev.sluice.submitter.decision;

import dev.sluice.checkpoint.CancelCause;
import dev.sluice.checkpoint.HeldBecause;
import dev.sluice.checkpoint.ImportRecord;
import dev.sluice.checkpoint.TableChange;
import dev.sluice.checkpoint.TableCheckpoint;
import dev.sluice.event.ImportId;
import dev.sluice.event.JobFact.JobEnded;
import dev.sluice.event.JobFact.JobLost;
import dev.sluice.event.JobFact.JobProgressed;
import dev.sluice.event.Refusal;
import dev.sluice.event.ScanFact.TableDiscovered;
import dev.sluice.event.SubmissionFact.JobRefused;
import dev.sluice.event.SubmissionFact.JobSubmitted;
import dev.sluice.event.TablePlan;
import dev.sluice.event.TableState;
import dev.sluice.event.Verify;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The state table of one table, a row a method. Each takes the checkpoint and what happened and gives the checkpoint that
 * follows; the same object when it does not fit the state: late or repeated, to be counted and not thrown.
 *
 * <p>Facts of another submission (group key, attempt) must not reach these methods; see
 * {@link TableCheckpoint#isSubmission}.
 */
final class TableTransitions {

    private TableTransitions() {}

    /** Whether a scan that is carried out again may still change the table: nothing of it was ever sent. */
    static boolean isOpenToScan(TableCheckpoint table) {
        return table.attempt() == 0 && switch (table.state()) {
            case WAITING, SKIPPED, HELD -> true;
            case SUBMITTING, RUNNING, FINISHED, FAILED, CANCELLED -> false;
        };
    }

    /**
     * Found by the scan: waits, is skipped when it has no data or the scan says so, is held when another unfinished import has
     * the table. A scan that is carried out again changes the plan; what any of them saw of jobs was there before ours.
     */
    static TableCheckpoint discovered(TableDiscovered found, Optional<TableCheckpoint> before, ImportRecord of,
            Optional<ImportId> owner, Instant at) {
        TablePlan plan = before.map(known -> found.plan().alsoAfter(known.plan().jobsBefore())).orElse(found.plan());
        TableCheckpoint fresh = new TableCheckpoint(found.importId(), found.schema(), found.table(),
                of.manifest().target(), TableState.WAITING, 0, plan, found.files(), found.bytes(),
                found.digest(), of.groupKey(), null, List.of(), List.of(), null, false, null, null, "", null, null,
                null, at, null,
                null, Map.of());
        String skip = found.skip() == null && found.bytes() == 0 ? "no data" : found.skip();
        if (skip != null) {
            return fresh.with(table -> table.state(TableState.SKIPPED).message(skip).endedAt(at));
        }
        return owner.filter(other -> !other.equals(found.importId()))
                .map(other -> fresh.with(table -> table.hold(HeldBecause.OWNED_ELSEWHERE, ownedBy(found.importId(),
                        other))))
                .orElse(fresh);
    }

    private static String ownedBy(ImportId id, ImportId other) {
        return "import " + other + " has this table and has not finished it; run: sluice cancel " + id
                + ", and import again when " + other + " has ended and the table is empty";
    }

    /** Waiting and there is room: from now on its checkpoint is the order to submit. */
    static TableCheckpoint admitted(TableCheckpoint waiting) {
        return waiting.with(table -> table.nextAttempt());
    }

    /**
     * TiDB has a job for it. A refusal that went before was about this very job, so it no longer counts. A table held for
     * jobs in the way takes it too: its next owner may have found the way free before it could know of the hold.
     */
    static TableCheckpoint submitted(TableCheckpoint before, JobSubmitted fact, Instant at) {
        if (before.state() != TableState.SUBMITTING && before.held() != HeldBecause.JOBS_IN_THE_WAY) {
            return before;
        }
        CancelCause still = before.cancelWanted() == CancelCause.REFUSED ? null : before.cancelWanted();
        return before.with(table -> table.state(TableState.RUNNING)
                .jobId(fact.jobId())
                .cancelWanted(still)
                .refusal(null)
                .message(fact.message() == null ? "" : fact.message())
                .submittedAt(at));
    }

    /** Refused for good: a look must come first before the table may end, unless it was the look that said so. */
    static TableCheckpoint refused(TableCheckpoint before, JobRefused fact) {
        if (before.state() != TableState.SUBMITTING) {
            return before;
        }
        return switch (fact.refusal()) {
            case JOBS_IN_THE_WAY -> before.with(table -> table.hold(HeldBecause.JOBS_IN_THE_WAY, fact.message()));
            case FAILED, HELD -> before.with(table -> table.refusal(fact.refusal())
                    .message(fact.message())
                    .cancelWanted(stronger(before.cancelWanted(), CancelCause.REFUSED)));
        };
    }

    /** The look that a wanted cancel asked for found no job: what becomes of the table depends on why it was wanted. */
    static TableCheckpoint nothingFound(TableCheckpoint before, Instant at) {
        CancelCause cause = before.cancelWanted();
        if (cause == null) {
            return before;
        }
        return switch (before.state()) {
            case SUBMITTING -> switch (cause) {
                case USER, POLICY -> cancelled(before, at);
                case REFUSED -> judged(before, at);
                case PAUSE -> before.with(TableChange::waitAgain);
            };
            case HELD -> cancelled(before, at);
            case WAITING, RUNNING, FINISHED, FAILED, CANCELLED, SKIPPED -> before;
        };
    }

    private static TableCheckpoint judged(TableCheckpoint before, Instant at) {
        return before.refusal() == Refusal.HELD
                ? before.with(table -> table.hold(HeldBecause.REFUSED, before.message() + "; put that right" + wayOn(
                        before)))
                : before.with(table -> table.cancelWanted(null).state(TableState.FAILED).endedAt(at));
    }

    /** The job is alive; a held table whose job shows itself runs again. */
    static TableCheckpoint progressed(TableCheckpoint before, JobProgressed fact) {
        if (!watches(before, fact.jobId())) {
            return before;
        }
        return before.with(table -> table.state(TableState.RUNNING)
                .message(before.state() == TableState.HELD ? "" : before.message())
                .progress(fact.progress().notBehind(before.progress())));
    }

    /**
     * The job has ended: TiDB's word, whatever was wanted. A job that a pause cancelled makes its table wait again; one that
     * finished and yet gives reason to doubt holds it, if that was asked for and no user has ended it since.
     */
    static TableCheckpoint ended(TableCheckpoint before, JobEnded fact, @Nullable Verify verify, Instant at) {
        if (!watches(before, fact.jobId())) {
            return before;
        }
        TableCheckpoint counted = before.with(table -> table.counted(fact.importedRows(), fact.sourceBytes())
                .message(fact.message())
                .endedAt(at));
        return switch (fact.status()) {
            case FINISHED -> finished(counted, Doubt.of(before, fact), verify);
            case FAILED -> counted.with(table -> table.state(TableState.FAILED).cancelWanted(null));
            case CANCELLED -> before.cancelWanted() == CancelCause.PAUSE
                    ? before.with(table -> table.waitAgain().truncate(true))
                    : counted.with(table -> table.state(TableState.CANCELLED));
        };
    }

    private static TableCheckpoint finished(TableCheckpoint counted, List<Doubt> doubts, @Nullable Verify verify) {
        String message = Stream.concat(Stream.of(counted.message()).filter(words -> !words.isEmpty()),
                doubts.stream().map(Doubt::words)).collect(Collectors.joining("; "));
        boolean reason = verify == Verify.STRICT ? !doubts.isEmpty() : doubts.stream().anyMatch(Doubt::isCertain);
        boolean held = reason && counted.cancelWanted() != CancelCause.USER;
        return held
                ? counted.with(table -> table.truncate(false)
                        .hold(doubts.getFirst().holds(), message + "; look at the table's rows" + wayOn(counted)))
                : counted.with(table -> table.state(TableState.FINISHED)
                        .cancelWanted(null)
                        .truncate(false)
                        .message(message));
    }

    /** TiDB does not know the job's id: nobody can tell what it did, so a person must. */
    static TableCheckpoint lost(TableCheckpoint before, JobLost fact) {
        if (before.state() != TableState.RUNNING || !watches(before, fact.jobId())) {
            return before;
        }
        return before.with(table -> table.hold(HeldBecause.JOB_LOST, "TiDB does not know job " + fact.jobId()
                + " any more; look at the table's rows" + wayOn(before)));
    }

    private static String wayOn(TableCheckpoint held) {
        return ", then run: sluice cancel " + held.importId();
    }

    /** TiDB was asked to cancel the job; it may take minutes, so people are told. */
    static TableCheckpoint cancelRequested(TableCheckpoint before) {
        boolean cancelling = before.state() == TableState.RUNNING && before.cancelWanted() != null;
        return cancelling ? before.with(table -> table.message("cancel requested of TiDB")) : before;
    }

    private static boolean watches(TableCheckpoint table, long jobId) {
        return table.expectsJob() && Objects.equals(table.jobId(), jobId);
    }

    /**
     * Somebody or something wants the table to end. One that waits ends at once, for nothing was ever sent; one in flight is
     * marked, and the mark only rises; a held one ends for a user only, after a look if a job may hide behind it.
     */
    static TableCheckpoint cancelWanted(TableCheckpoint before, CancelCause cause, Instant at) {
        return switch (before.state()) {
            case WAITING -> cause.endsTable() ? cancelled(before, at) : before;
            case SUBMITTING, RUNNING -> rises(before, cause)
                    ? before.with(table -> table.cancelWanted(cause))
                    : before;
            case HELD -> cause == CancelCause.USER ? heldCancelWanted(before, at) : before;
            case FINISHED, FAILED, CANCELLED, SKIPPED -> before;
        };
    }

    private static TableCheckpoint heldCancelWanted(TableCheckpoint held, Instant at) {
        return held.held() == HeldBecause.OWNED_ELSEWHERE
                ? cancelled(held, at)
                : held.with(table -> table.cancelWanted(CancelCause.USER));
    }

    private static TableCheckpoint cancelled(TableCheckpoint before, Instant at) {
        return before.with(table -> table.state(TableState.CANCELLED).endedAt(at).message(leftAlone(before)));
    }

    /** A job of another tool becomes ours when it is adopted; before, its end is not ours to decide. */
    private static String leftAlone(TableCheckpoint before) {
        Long job = before.plan().adoptJobId();
        return before.state() == TableState.WAITING && before.attempt() == 0 && job != null
                ? "job " + job + " was not taken over and may go on; to end it: CANCEL IMPORT JOB " + job
                : before.message();
    }

    /** A person puts an ended or held table back; rows that its jobs left are removed only when that was said. */
    static TableCheckpoint retried(TableCheckpoint before, boolean truncate) {
        return switch (before.state()) {
            case FAILED, CANCELLED, HELD -> before.with(table -> table.waitAgain().truncate(truncate));
            case WAITING, SUBMITTING, RUNNING, FINISHED, SKIPPED -> before;
        };
    }

    private static boolean rises(TableCheckpoint table, CancelCause cause) {
        return table.cancelWanted() == null || table.cancelWanted().compareTo(cause) < 0;
    }

    private static CancelCause stronger(@Nullable CancelCause one, CancelCause other) {
        return one == null || one.compareTo(other) < 0 ? other : one;
    }
}
