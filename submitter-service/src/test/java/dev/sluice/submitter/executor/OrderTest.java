package dev.sluice.submitter.executor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.checkpoint.CancelCause;
import dev.sluice.checkpoint.TableCheckpoint;
import dev.sluice.event.TableState;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class OrderTest {

    @Test
    void submitsWhatIsToBeSubmittedAndOnlyLooksWhenACancelIsWanted() {
        assertThat(Order.in(Tables.submitting())).contains(new Order.Submit(Tables.submitting()));
        assertThat(Order.in(Tables.cancelWanted())).contains(new Order.LookOnly(Tables.cancelWanted()));
    }

    @Test
    void cancelsARunningJobOnlyWhenThatIsWanted() {
        // Given
        TableCheckpoint running = Tables.submitting(table -> table.state(TableState.RUNNING).jobId(7));
        TableCheckpoint wanted = running.with(table -> table.cancelWanted(CancelCause.POLICY));
        // When / Then
        assertThat(Order.in(running)).isEmpty();
        assertThat(Order.in(wanted)).contains(new Order.CancelJob(wanted, 7));
    }

    @Test
    void looksBehindAHeldTableOnlyWhenItsEndIsWanted() {
        // Given
        TableCheckpoint held = Tables.submitting(table -> table.state(TableState.HELD));
        TableCheckpoint wanted = held.with(table -> table.cancelWanted(CancelCause.USER));
        // When / Then
        assertThat(Order.in(held)).isEmpty();
        assertThat(Order.in(wanted)).contains(new Order.CancelHeld(wanted));
    }

    @Test
    void asksForNothingNewWhenOnlyTheProgressOfItsJobChanged() {
        // Given
        TableCheckpoint wanted = Tables
                .submitting(table -> table.state(TableState.RUNNING).jobId(7).cancelWanted(CancelCause.USER));
        Order order = Order.in(wanted).orElseThrow();
        // When
        Order moved = Order.in(wanted.with(table -> table.message("cancel requested"))).orElseThrow();
        Order nextAttempt = Order.in(wanted.with(table -> table.nextAttempt()
                .state(TableState.RUNNING)
                .jobId(8)
                .cancelWanted(CancelCause.USER))).orElseThrow();
        // Then
        assertThat(moved.asksTheSameAs(order)).isTrue();
        assertThat(nextAttempt.asksTheSameAs(order)).isFalse();
        assertThat(Order.in(Tables.cancelWanted()).orElseThrow().asksTheSameAs(order)).isFalse();
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = {"SUBMITTING", "RUNNING", "HELD"})
    void orderNothingInAnyOtherState(TableState state) {
        assertThat(Order.in(Tables.cancelWanted().with(table -> table.state(state)))).isEmpty();
    }

    /** What executors wait for is committed at once, so no order may be missed there. */
    @ParameterizedTest
    @EnumSource
    void isAlwaysKnownAsWorkToItsCheckpoint(TableState state) {
        TableCheckpoint jobless = Tables.submitting(change -> change.state(state));
        TableCheckpoint withJob = jobless.with(change -> change.jobId(7));

        assertThat(Stream.of(jobless, withJob)
                .flatMap(table -> Stream.of(table, table.with(change -> change.cancelWanted(CancelCause.USER)))))
                .allSatisfy(table -> assertThat(table.wantsWork()).isEqualTo(Order.in(table).isPresent()));
    }
}
