package dev.sluice.local.tidb.statement;

import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/** A session's {@code sql_mode}: the text for the server, and the flags that matter here. */
public record SqlMode(String text) {
    /** TiDB 9.0's default. */
    public static final SqlMode DEFAULT = new SqlMode("ONLY_FULL_GROUP_BY,STRICT_TRANS_TABLES,NO_ZERO_IN_DATE,"
            + "NO_ZERO_DATE,ERROR_FOR_DIVISION_BY_ZERO,NO_AUTO_CREATE_USER,NO_ENGINE_SUBSTITUTION");

    /** No mode at all. */
    public static final SqlMode NONE = new SqlMode("");

    /** Whether a value that does not fit is an error rather than a warning. */
    public boolean strict() {
        return flags().contains("STRICT_TRANS_TABLES") || flags().contains("STRICT_ALL_TABLES");
    }

    boolean ansiQuotes() {
        return flags().contains("ANSI_QUOTES") || flags().contains("ANSI");
    }

    public boolean backslashEscapes() {
        return !flags().contains("NO_BACKSLASH_ESCAPES");
    }

    private Set<String> flags() {
        return Arrays.stream(text.toUpperCase(Locale.ROOT).split(",", -1))
                .map(String::strip)
                .collect(Collectors.toSet());
    }
}
