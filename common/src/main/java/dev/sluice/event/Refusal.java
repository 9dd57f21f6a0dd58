package dev.sluice.event;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** What a refused submission makes of its table. */
public enum Refusal {
    /** TiDB refused the statement for good: the table ends failed, once a look has found no job. */
    FAILED,
    /** TiDB refused it for a reason that a person can clear: the table ends held, once a look has found no job. */
    HELD,
    /** The look itself found more than one job of ours, or a live job that is not ours: held at once. */
    JOBS_IN_THE_WAY;

    @JsonValue
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    @JsonCreator
    static Refusal of(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT).replace('-', '_'));
    }
}
