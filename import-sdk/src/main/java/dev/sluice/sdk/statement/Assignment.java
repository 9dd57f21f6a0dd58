package dev.sluice.sdk.statement;

import java.util.function.UnaryOperator;

/**
 * One {@code column = value} of the SET clause. TiDB leaves the clause out when the fields fill all columns.
 *
 * @param column as it is spelled in the table
 */
public record Assignment(String column, SetValue value) {

    /** @param literal writes a text as a literal */
    String sql(UnaryOperator<String> literal) {
        return SqlText.identifier(column) + "=" + value.sql(literal);
    }
}
