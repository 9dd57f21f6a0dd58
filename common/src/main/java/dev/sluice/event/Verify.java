package dev.sluice.event;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.Locale;

/**
 * What becomes of a table whose job has finished, but read another number of source bytes than the scan saw, or imported no
 * row where the scan saw one.
 */
public enum Verify {
    /** It is finished, and its message says so: the default. */
    WARN,
    /** It is held for a person. */
    STRICT;

    @JsonValue
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /**
     * What the word means.
     *
     * @throws IllegalArgumentException naming the words that are known
     */
    @JsonCreator
    public static Verify of(String word) {
        return Arrays.stream(values())
                .filter(verify -> verify.word().equals(word))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("verify is one of warn, strict, not '" + word + "'"));
    }
}
