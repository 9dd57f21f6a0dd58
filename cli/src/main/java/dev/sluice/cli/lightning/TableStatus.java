package dev.sluice.cli.lightning;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;
import java.util.Optional;

/** What a checkpoint says of a table. The order is that of Lightning's numbers, from 0. */
public enum TableStatus {
    PENDING, RUNNING, FINISHED, FAILED;

    /** As people read it. */
    @JsonValue
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Empty for a number that Lightning does not write. */
    static Optional<TableStatus> of(long number) {
        return number >= 0 && number < values().length ? Optional.of(values()[(int) number]) : Optional.empty();
    }
}
