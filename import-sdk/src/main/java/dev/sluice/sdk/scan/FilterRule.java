package dev.sluice.sdk.scan;

import com.google.re2j.Pattern;
import dev.sluice.sdk.TableName;

/**
 * One rule of a table filter.
 *
 * @param accepts  false for a rule that starts with {@code !}
 * @param anyTable whether the table's pattern is just {@code *}
 */
record FilterRule(boolean accepts, Pattern schema, Pattern table, boolean anyTable) {

    boolean matches(TableName name) {
        return schema.matcher(name.schema()).find() && table.matcher(name.table()).find();
    }

    /** A rule that leaves out some tables says nothing about their schema. */
    boolean decidesOn(String name) {
        return schema.matcher(name).find() && (accepts || anyTable);
    }
}
