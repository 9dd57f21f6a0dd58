package dev.sluice.event;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/**
 * Where an import stands: {@code scanning → importing → finished | failed | cancelled}, with {@code cancelling} on the way
 * to the last. {@code PAUSED} is only ever shown: the pause itself is a flag beside the state, so that resuming goes on
 * where it was.
 */
public enum ImportState {
    SCANNING, IMPORTING, PAUSED, CANCELLING, FINISHED, FAILED, CANCELLED;

    /** Whether every table has come to an end or is held. */
    public boolean isEnd() {
        return switch (this) {
            case FINISHED, FAILED, CANCELLED -> true;
            case SCANNING, IMPORTING, PAUSED, CANCELLING -> false;
        };
    }

    @JsonValue
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    @JsonCreator
    static ImportState of(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }
}
