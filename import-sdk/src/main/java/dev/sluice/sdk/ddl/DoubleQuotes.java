package dev.sluice.sdk.ddl;

import java.util.Arrays;
import java.util.Locale;
import java.util.Set;

/** What double quotes mean in a script: that hangs on the {@code sql_mode} of the session that runs it. */
public enum DoubleQuotes {
    TEXT,
    /** Under {@code ANSI_QUOTES}. */
    NAME;

    /** {@code ANSI_QUOTES}, and the modes that bring it along. */
    private static final Set<String> ANSI = Set.of("ANSI_QUOTES", "ANSI", "DB2", "MAXDB", "MSSQL", "ORACLE",
            "POSTGRESQL");

    /** What they mean under a {@code sql_mode}, which is a list of modes with commas between them. */
    public static DoubleQuotes under(String sqlMode) {
        return Arrays.stream(sqlMode.toUpperCase(Locale.ROOT).split(",", -1))
                .map(String::strip)
                .anyMatch(ANSI::contains)
                        ? NAME
                        : TEXT;
    }
}
