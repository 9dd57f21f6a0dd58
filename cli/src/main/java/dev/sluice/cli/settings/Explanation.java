package dev.sluice.cli.settings;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/**
 * What becomes of one setting in a file.
 *
 * @param key     as the file has it
 * @param value   as TOML, or {@code xxxxxx} for a secret
 * @param outcome of this value
 * @param meaning what it becomes, is used for, or why not
 */
public record Explanation(String key, String value, Outcome outcome, String meaning) {

    /** What can become of a setting. */
    public enum Outcome {
        /** An option of {@code IMPORT INTO}. */
        MAPPED,
        /** Done by Sluice itself. */
        USED,
        /** Without effect on the rows. */
        IGNORED,
        /** The import is refused because of it. */
        REFUSED;

        @JsonValue
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** Whether the import is refused because of it. */
    @JsonIgnore
    public boolean isRefusal() {
        return outcome == Outcome.REFUSED;
    }

    /** For a line of problems: names the key once. */
    public String problem() {
        return meaning.contains(key) ? meaning : key + ": " + meaning;
    }
}
