package dev.sluice.event;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** How a job ended, in TiDB's words. */
public enum JobOutcome {
    FINISHED, FAILED, CANCELLED;

    @JsonValue
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    @JsonCreator
    static JobOutcome of(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }
}
