package dev.sluice.checkpoint;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.event.GroupKey;
import dev.sluice.event.JobProgress;
import dev.sluice.event.Refusal;
import dev.sluice.event.Samples;
import dev.sluice.event.TableState;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class TableCheckpointTest {

    /** Every field filled: job 30002 after 30001, held as refused, with a user's cancel. */
    private static final TableCheckpoint FULL = (TableCheckpoint) Samples.all().get("table-checkpoint").value();
    private static final Instant LATER = Instant.parse("2026-11-21T00:00:00Z");

    @Test
    void forgetsAnAttemptButForItsJob() {
        // When
        TableCheckpoint next = FULL.with(table -> table.nextAttempt());

        // Then
        assertThat(next).isEqualTo(new TableCheckpoint(FULL.importId(), FULL.schema(), FULL.table(), FULL.target(),
                TableState.SUBMITTING, FULL.attempt() + 1, FULL.plan(), FULL.files(), FULL.bytes(), FULL.digest(),
                FULL.groupKey(), null, List.of(30001L, 30002L), FULL.jobsAside(), null, FULL.truncate(), null, null, "",
                null,
                null, null, FULL.discoveredAt(), null, null, FULL.extra()));
    }

    @Test
    void waitsAgainWithinTheSameAttempt() {
        // When
        TableCheckpoint waiting = FULL.with(TableChange::waitAgain);

        // Then
        assertThat(waiting).returns(TableState.WAITING, TableCheckpoint::state)
                .returns(FULL.attempt(), TableCheckpoint::attempt)
                .returns(List.of(30001L, 30002L), TableCheckpoint::priorJobs);
    }

    @Test
    void remembersAPriorJobOnce() {
        // When
        TableCheckpoint twice = FULL.with(TableChange::waitAgain)
                .with(table -> table.jobId(30002))
                .with(TableChange::waitAgain);

        // Then
        assertThat(twice.priorJobs()).containsExactly(30001L, 30002L);
    }

    @ParameterizedTest
    @EnumSource
    void keepsOnlyAUsersCancelOnHold(CancelCause cause) {
        // When
        TableCheckpoint held = FULL
                .with(table -> table.cancelWanted(cause).hold(HeldBecause.JOB_LOST, "look for it"));

        // Then
        assertThat(held).returns(TableState.HELD, TableCheckpoint::state)
                .returns(HeldBecause.JOB_LOST, TableCheckpoint::held)
                .returns("look for it", TableCheckpoint::message)
                .returns(null, TableCheckpoint::refusal)
                .returns(cause == CancelCause.USER ? CancelCause.USER : null, TableCheckpoint::cancelWanted);
    }

    @ParameterizedTest
    @EnumSource
    void leavesTheHoldBehindWithTheState(TableState state) {
        assertThat(FULL.with(table -> table.state(state)))
                .returns(state == TableState.HELD ? HeldBecause.REFUSED : null, TableCheckpoint::held);
    }

    @Test
    void changesWhatItIsToldAndNothingElse() {
        // Given
        JobProgress half = new JobProgress("running", "importing", "import", 0.5, 100L, 200L, 1000L, false);

        // When
        TableCheckpoint changed = FULL.with(table -> table.jobId(7)
                .cancelWanted(CancelCause.POLICY)
                .truncate(false)
                .refusal(Refusal.FAILED)
                .message("words")
                .progress(half)
                .counted(1L, 2L)
                .submittedAt(LATER)
                .endedAt(null));

        // Then
        assertThat(changed).isEqualTo(new TableCheckpoint(FULL.importId(), FULL.schema(), FULL.table(), FULL.target(),
                FULL.state(), FULL.attempt(), FULL.plan(), FULL.files(), FULL.bytes(), FULL.digest(), FULL.groupKey(),
                7L, FULL.priorJobs(), FULL.jobsAside(), CancelCause.POLICY, false, Refusal.FAILED, FULL.held(),
                "words", half, 1L, 2L, FULL.discoveredAt(), LATER, null, Map.of("fromALaterRelease", 1)));
        assertThat(FULL.with(table -> {})).isEqualTo(FULL);
    }

    @ParameterizedTest
    @CsvSource({"WAITING,,true", "SUBMITTING,,true", "RUNNING,,true", "FINISHED,,false", "FAILED,,false",
        "CANCELLED,,false", "SKIPPED,,false", "HELD,REFUSED,false", "HELD,JOBS_IN_THE_WAY,true",
        "HELD,JOB_LOST,true", "HELD,OWNED_ELSEWHERE,false"})
    void ownsItsTableWhileAJobOfItMayWrite(TableState state, HeldBecause held, boolean owns) {
        // Given
        TableCheckpoint table = held == null
                ? FULL.with(change -> change.state(state))
                : FULL.with(change -> change.hold(held, ""));

        // Then
        assertThat(table.ownsTable()).isEqualTo(owns);
    }

    @Test
    void knowsItsSubmissionByGroupAndAttempt() {
        assertThat(FULL.isSubmission(FULL.groupKey(), FULL.attempt())).isTrue();
        assertThat(FULL.isSubmission(FULL.groupKey(), FULL.attempt() - 1)).isFalse();
        assertThat(FULL.isSubmission(new GroupKey("another"), FULL.attempt())).isFalse();
    }
}
