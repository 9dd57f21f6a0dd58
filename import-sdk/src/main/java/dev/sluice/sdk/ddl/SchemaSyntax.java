package dev.sluice.sdk.ddl;

import dev.sluice.sdk.statement.Backslash;

/**
 * How schema files are written.
 *
 * @param charset      how their text is stored
 * @param doubleQuotes what double quotes mean in them; must be what the sessions that run them take them for
 * @param backslash    what a backslash in a text means to the sessions that run them
 */
public record SchemaSyntax(SchemaCharset charset, DoubleQuotes doubleQuotes, Backslash backslash) {

    /** As Dumpling writes them. */
    public static final SchemaSyntax DEFAULT = under("", SchemaCharset.AUTO);

    /** How sessions of a {@code sql_mode} read them. */
    public static SchemaSyntax under(String sqlMode, SchemaCharset charset) {
        return new SchemaSyntax(charset, DoubleQuotes.under(sqlMode), Backslash.under(sqlMode));
    }
}
