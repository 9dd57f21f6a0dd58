package dev.sluice.local.tidb.statement;

import java.util.List;

/**
 * One {@code column = expression} of a SET clause.
 *
 * @param expression its text as written, for the server that evaluates it
 * @param tokens     the same, for rules that look inside
 */
public record Assignment(String column, String expression, List<Token> tokens) {
    public Assignment {
        tokens = List.copyOf(tokens);
    }
}
