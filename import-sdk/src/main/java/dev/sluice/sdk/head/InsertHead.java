package dev.sluice.sdk.head;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What stands in front of the rows of an {@code INSERT} or {@code REPLACE}.
 *
 * @param schema  where it is named
 * @param columns in the order of the values; empty where the statement has no list
 * @param line    where it begins, from 1
 */
public record InsertHead(Optional<String> schema, String table, Optional<List<String>> columns, int line) {

    public InsertHead {
        columns = columns.map(List::copyOf);
    }

    /** Whether the rows of both go the same way; upper and lower case are one, and one that names no schema may be in any. */
    boolean isLike(InsertHead other) {
        boolean oneSchema = schema.isEmpty() || other.schema.isEmpty() || schema.map(InsertHead::folded)
                .equals(other.schema.map(InsertHead::folded));
        return table.equalsIgnoreCase(other.table) && oneSchema && hasColumnsOf(other);
    }

    /** Whether both have the same list, or none; upper and lower case are one. */
    public boolean hasColumnsOf(InsertHead other) {
        return columns.map(InsertHead::folded).equals(other.columns.map(InsertHead::folded));
    }

    private static List<String> folded(List<String> names) {
        return names.stream().map(InsertHead::folded).toList();
    }

    private static String folded(String name) {
        return name.toLowerCase(Locale.ROOT);
    }

    /** As it would be written: {@code schema.table}. */
    String named() {
        return schema.map(name -> name + "." + table).orElse(table);
    }

    /** The same with its columns. */
    String described() {
        return Excerpt.of(named() + columns.map(names -> " (" + String.join(", ", names) + ")").orElse(""));
    }
}
