package dev.sluice.event;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.regex.Pattern;

/**
 * The name of one import: 1 to 100 of {@code A-Z a-z 0-9 _ -}. The user chooses it, or it is derived from the manifest.
 *
 * @param value the text, as it stands in topics, keys and commands
 */
public record ImportId(@JsonValue String value) {
    private static final Pattern FORM = Pattern.compile("[A-Za-z0-9_-]{1,100}");

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public ImportId {
        if (!FORM.matcher(value).matches()) {
            throw new IllegalArgumentException("importId must be 1 to 100 letters, digits, '_' or '-', not '" + value
                    + "'");
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
