package dev.sluice.sdk.head;

import java.util.List;
import java.util.Locale;

/** Whether a file says that backslashes in its texts are plain characters. */
final class WithoutEscapes {
    /** Where a user says it. */
    static final String WHERE = "tidb.sql-mode in a tidb-lightning.toml, sqlMode in a manifest";
    /** Advice for a file whose texts do not end where they should. */
    static final String MAY_BE = "if a backslash in its texts is a plain character, import it with sql_mode"
            + " NO_BACKSLASH_ESCAPES (" + WHERE + "); else ";
    private static final String MODE = "NO_BACKSLASH_ESCAPES";

    private WithoutEscapes() {}

    /** By {@code SET sql_mode}, as a list or as an expression that adds the mode to others; one that takes it out is none. */
    static boolean isSetBy(List<HeadToken> statement) {
        return !statement.isEmpty()
                && statement.getFirst().isWord("SET")
                && statement.stream().noneMatch(token -> token.isWord("REPLACE"))
                && statement.stream().anyMatch(token -> token.text().toUpperCase(Locale.ROOT).contains(MODE));
    }
}
