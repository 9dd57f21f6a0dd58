package dev.sluice.event;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/**
 * Our word for where a table stands. TiDB's own words are kept apart, as <em>status</em> and <em>phase</em>.
 *
 * <pre>
 * waiting ──▶ submitting ──▶ running ──▶ finished | failed | cancelled
 *    │             └──────────────┴─────▶ held        (a person must act; the message names the command)
 *    └──▶ skipped (no data) | cancelled
 * </pre>
 */
public enum TableState {
    WAITING, SUBMITTING, RUNNING, HELD, FINISHED, FAILED, CANCELLED, SKIPPED;

    /** Whether nothing moves the table any more but a retry. {@code HELD} is not an end: its job may still be alive. */
    public boolean isEnd() {
        return switch (this) {
            case FINISHED, FAILED, CANCELLED, SKIPPED -> true;
            case WAITING, SUBMITTING, RUNNING, HELD -> false;
        };
    }

    /** Whether a job of this table may be in flight in TiDB and counts against the window. */
    public boolean isInFlight() {
        return this == SUBMITTING || this == RUNNING;
    }

    @JsonValue
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    @JsonCreator
    static TableState of(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }
}
