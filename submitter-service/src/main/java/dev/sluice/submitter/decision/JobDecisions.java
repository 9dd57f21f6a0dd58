package dev.sluice.submitter.decision;

import dev.sluice.checkpoint.CancelCause;
import dev.sluice.checkpoint.ImportRecord;
import dev.sluice.checkpoint.TableCheckpoint;
import dev.sluice.event.AboutTable;
import dev.sluice.event.GroupKey;
import dev.sluice.event.Input;
import dev.sluice.event.JobFact;
import dev.sluice.event.JobFact.JobEnded;
import dev.sluice.event.JobFact.JobLost;
import dev.sluice.event.JobFact.JobProgressed;
import dev.sluice.event.StatusEvent.TableProgressed;
import dev.sluice.event.SubmissionFact;
import dev.sluice.event.SubmissionFact.CancelRequested;
import dev.sluice.event.SubmissionFact.JobRefused;
import dev.sluice.event.SubmissionFact.JobSubmitted;
import dev.sluice.event.SubmissionFact.NothingFound;
import dev.sluice.event.Verify;
import java.time.Instant;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * What executors and monitors report of one table's job. A fact of another submission is counted and dropped.
 */
final class JobDecisions {

    void decide(SubmissionFact fact, Turn turn) {
        Instant at = turn.stamp.at();
        switch (fact) {
            case JobSubmitted submitted -> move(fact, fact, fact.groupKey(), fact.attempt(), turn,
                    table -> TableTransitions.submitted(table, submitted, at));
            case JobRefused refused -> move(fact, fact, fact.groupKey(), fact.attempt(), turn,
                    table -> TableTransitions.refused(table, refused));
            case NothingFound nothing -> move(fact, fact, fact.groupKey(), fact.attempt(), turn,
                    table -> TableTransitions.nothingFound(table, at));
            case CancelRequested requested -> move(fact, fact, fact.groupKey(), fact.attempt(), turn,
                    TableTransitions::cancelRequested);
        }
    }

    void decide(JobFact fact, Turn turn) {
        Instant at = turn.stamp.at();
        switch (fact) {
            case JobProgressed progressed -> {
                if (move(fact, fact, fact.groupKey(), fact.attempt(), turn,
                        table -> TableTransitions.progressed(table, progressed))) {
                    sayProgress(progressed, turn);
                }
            }
            case JobEnded ended -> move(fact, fact, fact.groupKey(), fact.attempt(), turn,
                    table -> TableTransitions.ended(table, ended, verify(ended, turn), at));
            case JobLost lost -> move(fact, fact, fact.groupKey(), fact.attempt(), turn,
                    table -> TableTransitions.lost(table, lost));
        }
    }

    private static @Nullable Verify verify(JobEnded fact, Turn turn) {
        return turn.ledger.importRecord(fact.importId())
                .map(record -> record.manifest().policy().verify())
                .orElse(
                        null);
    }

    private static boolean move(Input input, AboutTable about, GroupKey group, int attempt, Turn turn,
            UnaryOperator<TableCheckpoint> transition) {
        Optional<TableCheckpoint> before = turn.ledger.table(about.key())
                .filter(table -> table.isSubmission(group, attempt));
        if (before.isEmpty()) {
            turn.drop(input, "of another submission");
            return false;
        }
        TableCheckpoint after = transition.apply(before.get());
        if (after.equals(before.get())) {
            turn.drop(input, "nothing new while " + after.state().word());
            return false;
        }
        turn.change(before.get(), after);
        ImportRecord record = turn.ledger.importRecord(about.importId()).orElseThrow();
        if (wentWrong(before.get(), after)) {
            FailurePolicy.apply(turn, record);
        }
        if (record.state().isEnd() && after.state() != before.get().state()) {
            Ending.workOutAgain(turn, record);
        }
        return true;
    }

    /** Failed or held, or cancelled by somebody who did not ask us: the import's policy has a say. */
    private static boolean wentWrong(TableCheckpoint before, TableCheckpoint after) {
        return after.state() != before.state() && switch (after.state()) {
            case FAILED, HELD -> true;
            case CANCELLED -> before.cancelWanted() == null || before.cancelWanted() == CancelCause.REFUSED;
            case WAITING, SUBMITTING, RUNNING, FINISHED, SKIPPED -> false;
        };
    }

    private static void sayProgress(JobProgressed fact, Turn turn) {
        TableCheckpoint table = turn.ledger.table(fact.key()).orElseThrow();
        turn.ledger.publish(new TableProgressed(table.importId(), table.schema(), table.table(), table.attempt(),
                fact.jobId(), table.bytes(), table.progress(), turn.stamp.at()));
    }
}
