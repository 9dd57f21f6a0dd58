package dev.sluice.sdk;

import java.util.Locale;

/**
 * The name of a table in TiDB, as the user spelled it.
 *
 * <p>Two spellings that differ only in case are one table in TiDB: use {@link #folded()} wherever a table is owned,
 * locked or looked up. {@code equals} compares the spelling.
 *
 * @param schema the database, never empty
 * @param table  the table in it, never empty; may hold any character, a dot or a slash too
 */
public record TableName(String schema, String table) implements Comparable<TableName> {

    public TableName {
        if (schema.isEmpty() || table.isEmpty()) {
            throw new IllegalArgumentException("a table name needs a schema and a table: '" + schema + "'.'" + table
                    + "'");
        }
    }

    /** The same table with both parts in lower case, as TiDB compares them. */
    public TableName folded() {
        return new TableName(schema.toLowerCase(Locale.ROOT), table.toLowerCase(Locale.ROOT));
    }

    @Override
    public int compareTo(TableName other) {
        int bySchema = schema.compareTo(other.schema);
        return bySchema != 0 ? bySchema : table.compareTo(other.table);
    }

    /** {@code schema.table}, for people; not quoted for SQL. */
    @Override
    public String toString() {
        return schema + "." + table;
    }
}
