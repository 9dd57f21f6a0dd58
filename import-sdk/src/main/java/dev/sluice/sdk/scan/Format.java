package dev.sluice.sdk.scan;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Locale;

/** What the rows of a data file are written in: the three formats that {@code IMPORT INTO … FORMAT} knows. */
public enum Format {
    @JsonProperty("csv")
    CSV, @JsonProperty("sql")
    SQL, @JsonProperty("parquet")
    PARQUET;

    /** The word that {@code FORMAT '…'} takes, in lower case. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
