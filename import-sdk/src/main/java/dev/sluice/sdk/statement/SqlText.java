package dev.sluice.sdk.statement;

import dev.sluice.sdk.TableName;
import java.nio.charset.StandardCharsets;

/**
 * Quotes what goes into a statement: the only place that does.
 *
 * <p>Right under every {@code sql_mode} without {@code NO_BACKSLASH_ESCAPES}, with or without {@code ANSI_QUOTES}; our
 * sessions set theirs on connect. The mode that a user wants holds for the statement alone that brings rows or tables, whose
 * texts {@link Literals} writes. TiDB takes the path and the options of {@code IMPORT INTO} as literals only, so there are no
 * placeholders to use instead.
 */
public final class SqlText {

    private SqlText() {}

    /**
     * A string literal in single quotes. A line break stays one, NUL becomes {@code \0}.
     *
     * @throws IllegalArgumentException when the text holds half a character (a lone surrogate), which UTF-8 cannot carry
     */
    public static String string(String value) {
        return "'" + requireEncodable(value).replace("\\", "\\\\").replace("'", "''").replace("\0", "\\0") + "'";
    }

    /**
     * An identifier in back-quotes.
     *
     * @throws IllegalArgumentException when it is empty or holds NUL or half a character: no such name can exist in TiDB
     */
    public static String identifier(String name) {
        requireEncodable(name);
        if (name.isEmpty() || name.indexOf('\0') >= 0) {
            throw new IllegalArgumentException("a name in SQL must not be empty or hold a NUL character: '"
                    + name.replace("\0", "\\0") + "'");
        }
        return "`" + name.replace("`", "``") + "`";
    }

    /** A user variable, with its {@code @}; the name as {@link #identifier} takes it. */
    public static String variable(String name) {
        return "@" + identifier(name);
    }

    /** Schema and table, each quoted, with a dot between. */
    public static String table(TableName name) {
        return identifier(name.schema()) + "." + identifier(name.table());
    }

    static String requireEncodable(String text) {
        if (!StandardCharsets.UTF_8.newEncoder().canEncode(text)) {
            throw new IllegalArgumentException("not valid Unicode text: '" + text + "'");
        }
        return text;
    }
}
