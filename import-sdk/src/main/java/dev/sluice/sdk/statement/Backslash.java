package dev.sluice.sdk.statement;

import java.util.Arrays;
import java.util.Locale;

/** What a backslash means in a text in quotes: that hangs on the {@code sql_mode} of the session that reads it. */
public enum Backslash {
    /** It gives the next character another meaning. */
    ESCAPES,
    /** It stands for itself, under {@code NO_BACKSLASH_ESCAPES}. */
    PLAIN;

    /** The mode under which it stands for itself. */
    public static final String MODE = "NO_BACKSLASH_ESCAPES";

    /** What it means under a {@code sql_mode}, which is a list of modes with commas between them. */
    public static Backslash under(String sqlMode) {
        return Arrays.stream(sqlMode.toUpperCase(Locale.ROOT).split(",", -1))
                .map(String::strip)
                .anyMatch(MODE::equals)
                        ? PLAIN
                        : ESCAPES;
    }
}
