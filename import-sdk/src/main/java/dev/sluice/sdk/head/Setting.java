package dev.sluice.sdk.head;

import dev.sluice.sdk.statement.Backslash;
import java.util.Locale;

/**
 * A variable of the session that a file sets.
 *
 * @param name  in lower case, without {@code @@} and scope
 * @param value without quotes; an expression as its words
 * @param line  where, from 1
 */
public record Setting(String name, String value, int line) {

    /** Whether backslashes are plain characters from here on: by a list of modes, or an expression that adds the mode to others. */
    boolean endsEscapes() {
        String modes = value.toUpperCase(Locale.ROOT);
        return name.equals("sql_mode") && modes.contains(Backslash.MODE) && !modes.startsWith("REPLACE");
    }
}
