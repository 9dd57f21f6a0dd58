package dev.sluice.event;

import dev.sluice.sdk.TableName;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/**
 * One table of one import: the record key of everything that is said about it.
 *
 * @param importId the import
 * @param schema   the database, as the dump spells it
 * @param table    the table in it
 */
public record TableKey(ImportId importId, String schema, String table) implements Comparable<TableKey> {

    /** The table without the import. */
    public TableName name() {
        return new TableName(schema, table);
    }

    /** The key on topics and in stores: {@code importId/schema/table}, each part percent-encoded (a name may hold a slash). */
    public String encoded() {
        return prefixOf(importId) + part(schema) + "/" + part(table);
    }

    /** What the encoded keys of all tables of an import start with, and no other key does. */
    public static String prefixOf(ImportId importId) {
        return importId.value() + "/";
    }

    private static String part(String name) {
        return URLEncoder.encode(name, StandardCharsets.UTF_8).replace("+", "%20");
    }

    @Override
    public int compareTo(TableKey other) {
        return encoded().compareTo(other.encoded());
    }

    /** {@code importId/schema.table}, for people. */
    @Override
    public String toString() {
        return importId + "/" + schema + "." + table;
    }
}
