package dev.sluice.sdk.ddl;

/**
 * How schema files are written.
 *
 * @param charset      how their text is stored
 * @param doubleQuotes what double quotes mean in them; must be what the sessions that run them take them for
 */
public record SchemaSyntax(SchemaCharset charset, DoubleQuotes doubleQuotes) {

    /** As Dumpling writes them. */
    public static final SchemaSyntax DEFAULT = new SchemaSyntax(SchemaCharset.AUTO, DoubleQuotes.TEXT);
}
