package dev.sluice.local.tidb.wire;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a client gets to a statement that the relay does not pass on. */
public sealed interface Reply {

    /**
     * A result set.
     *
     * @param rows one value per column, of the type that the column says, or null
     */
    record Rows(List<Column> columns, List<List<@Nullable Object>> rows) implements Reply {

        public Rows {
            columns = List.copyOf(columns);
            rows = rows.stream().map(row -> Collections.unmodifiableList(new ArrayList<>(row))).toList();
        }
    }

    /** Success without rows. */
    record Done(long affectedRows) implements Reply {}

    /**
     * An error.
     *
     * @param sqlState five characters
     */
    record Refusal(int code, String sqlState, String message) implements Reply {}

    /** None of ours after all: the server answers as if nobody had looked. Only to a statement that came as text. */
    record PassOn() implements Reply {}

    /** No reply at all: the connection is cut, as when a server or a network dies. */
    record HangUp() implements Reply {}
}
