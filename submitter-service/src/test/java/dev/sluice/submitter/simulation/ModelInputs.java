package dev.sluice.submitter.simulation;

import dev.sluice.event.Input;
import dev.sluice.submitter.decision.Stamp;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/**
 * The coordinator's inputs: what was read, and what waits. A command overtakes facts that wait, as on topics of their own it
 * may; a replay takes both in the order in which they were written.
 */
final class ModelInputs {
    private final Deque<Read> replaying = new ArrayDeque<>();
    private final Deque<Read> waiting = new ArrayDeque<>();
    private final List<Read> before = new ArrayList<>();
    private long moments;
    private long offsets;

    /**
     * An input.
     *
     * @param moment when it was written
     * @param offset in the order of reading; 0 before that
     */
    record Read(Input input, long moment, long offset) {

        Stamp stamp() {
            return new Stamp(offset, Instant.ofEpochMilli(moment));
        }
    }

    void write(Input fact) {
        waiting.add(new Read(fact, moments++, 0));
    }

    boolean isWaiting(Input fact) {
        return waiting.stream().anyMatch(other -> other.input().equals(fact));
    }

    Read writeAndRead(Input command) {
        return remember(new Read(command, moments++, 0));
    }

    Optional<Read> next() {
        return Optional.ofNullable(replaying.isEmpty() ? waiting.peek() : replaying.peek());
    }

    Read read() {
        return replaying.isEmpty() ? remember(waiting.remove()) : replaying.remove();
    }

    private Read remember(Read input) {
        Read placed = new Read(input.input(), input.moment(), offsets++);
        before.add(placed);
        return placed;
    }

    boolean isReplaying() {
        return !replaying.isEmpty();
    }

    /** Makes everything that was read come once more. */
    void replay() {
        replaying.addAll(before());
    }

    /** Everything that was read, in the order in which it was written. */
    List<Read> before() {
        return before.stream().sorted(Comparator.comparingLong(Read::moment)).toList();
    }
}
