package dev.sluice.sdk.head;

import java.nio.charset.StandardCharsets;

/**
 * One piece of a SQL data file, cut as TiDB's reader of such files cuts it, which is not how SQL is cut.
 *
 * @param text as it stands there, a character for each byte
 * @param line where it begins, from 1
 */
record HeadToken(Kind kind, String text, int line) {

    enum Kind {
        OPEN, CLOSE, COMMA, SEMICOLON,
        VALUES, NULL, TRUE, FALSE, INTEGER, HEX, BIN, SINGLE_QUOTED,
        /** Text in a row, a name elsewhere. */
        DOUBLE_QUOTED,
        BACK_QUOTED,
        /** Anything else up to a blank or a mark: a keyword, a name, a number with a point. */
        WORD,
        /** {@code CONVERT(} and {@code USING UTF8MB4)}, which TiDB skips. */
        CONVERSION,
        /** The inside of a comment that a server carries out, such as {@code /*!40101 … *}{@code /}; TiDB skips it too. */
        EXECUTABLE,
        /** Nothing that TiDB has a token for; the text says what. */
        UNREADABLE,
        /** The end of what was read: there is more of the file. */
        CUT,
        END_OF_FILE
    }

    /** Whether TiDB takes it for part of a table's name, where it looks for one. */
    boolean isName() {
        return kind == Kind.WORD || kind == Kind.DOUBLE_QUOTED || kind == Kind.BACK_QUOTED;
    }

    boolean isWord(String... keywords) {
        if (kind == Kind.WORD) {
            for (String keyword : keywords) {
                if (text.equalsIgnoreCase(keyword)) {
                    return true;
                }
            }
        }
        return false;
    }

    /** The name or text it stands for, without quotes; doubled quotes are one, backslashes stay. */
    String name() {
        char quote = text.charAt(0);
        String inside = quote == '`' || quote == '"' || quote == '\''
                ? text.substring(1, text.length() - 1).replace("" + quote + quote, "" + quote)
                : text;
        return utf8(inside);
    }

    /** As people see it. */
    String shown() {
        return utf8(text);
    }

    private static String utf8(String bytes) {
        return new String(bytes.getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8);
    }
}
