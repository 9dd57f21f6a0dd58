package dev.sluice.checkpoint;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** Why a table should come to an end before its time, weakest first: within an attempt the cause only rises. */
public enum CancelCause {
    /** A pause that cancels running jobs: the table goes back to waiting. */
    PAUSE,
    /** TiDB refused the statement: a look must show that no job came of it before the table ends. */
    REFUSED,
    /** Another table failed. */
    POLICY,
    /** Somebody asked for it. */
    USER;

    /** Whether the table shall end, rather than be tried again or judged. */
    public boolean endsTable() {
        return this == POLICY || this == USER;
    }

    @JsonValue
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    @JsonCreator
    static CancelCause of(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }
}
