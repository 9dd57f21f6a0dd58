package dev.sluice.sdk.statement;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

/**
 * Writes the texts in an {@code IMPORT INTO} so that TiDB reads them alike both times that it does: when it takes the
 * statement, under the session's {@code sql_mode}, and when the job begins, under no mode at all ({@code ASTArgsFromStmt}
 * in {@code pkg/executor/importer/import.go}).
 *
 * <p>Single quotes mean the same under every mode. A backslash does not; so where the two readings differ, an option that
 * holds one is written in hexadecimal digits, which TiDB takes in an option and nowhere else.
 *
 * @param backslash what a backslash means to the session
 */
record Literals(Backslash backslash) {

    /** A text that TiDB's grammar wants in quotes: a location. */
    String quoted(String value) {
        if (differs(value)) {
            throw new InvalidOptionException("under sql_mode NO_BACKSLASH_ESCAPES no statement can say the location "
                    + value + ", which holds a backslash; rename the files whose names hold one of * [ \\, or leave"
                    + " the mode out");
        }
        return SqlText.string(value);
    }

    /** The value of an option, or a text in SET. */
    String value(String value) {
        return differs(value)
                ? "x'" + HexFormat.of().formatHex(SqlText.requireEncodable(value).getBytes(StandardCharsets.UTF_8))
                        + "'"
                : SqlText.string(value);
    }

    /** Whether one of the two readings would see another text. NUL is written with a backslash. */
    private boolean differs(String value) {
        return backslash == Backslash.PLAIN && (value.indexOf('\\') >= 0 || value.indexOf('\0') >= 0);
    }
}
