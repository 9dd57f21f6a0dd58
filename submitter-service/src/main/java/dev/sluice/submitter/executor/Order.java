package dev.sluice.submitter.executor;

import dev.sluice.checkpoint.TableCheckpoint;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What a checkpoint asks an executor to do. */
sealed interface Order {

    /** The checkpoint that is the order. */
    TableCheckpoint table();

    /** Submit the table's job, unless it exists. */
    record Submit(TableCheckpoint table) implements Order {}

    /** A cancel is wanted: find out whether there is a job, and submit nothing. */
    record LookOnly(TableCheckpoint table) implements Order {}

    /** Ask TiDB to cancel this job, until it has ended. */
    record CancelJob(TableCheckpoint table, long jobId) implements Order {}

    /** Cancel whatever job may hide behind a held table. */
    record CancelHeld(TableCheckpoint table) implements Order {}

    /**
     * Whether another order asks for the same thing. A checkpoint changes with every progress of its job; that makes no new
     * order of it, or a cancel would be asked for again as fast as the job moves.
     */
    default boolean asksTheSameAs(@Nullable Order other) {
        return other != null && other.getClass() == getClass()
                && table().isSubmission(other.table().groupKey(), other.table().attempt())
                && Objects.equals(table().jobId(), other.table().jobId());
    }

    /** The order in a checkpoint; most are none. */
    static Optional<Order> in(TableCheckpoint table) {
        return table.wantsWork() ? Optional.of(of(table)) : Optional.empty();
    }

    private static Order of(TableCheckpoint table) {
        return switch (table.state()) {
            case SUBMITTING -> table.cancelWanted() == null ? new Submit(table) : new LookOnly(table);
            case RUNNING -> new CancelJob(table, Objects.requireNonNull(table.jobId()));
            case HELD -> new CancelHeld(table);
            case WAITING, FINISHED, FAILED, CANCELLED, SKIPPED -> throw new IllegalStateException(
                    table.key() + " wants work while it is " + table.state());
        };
    }
}
