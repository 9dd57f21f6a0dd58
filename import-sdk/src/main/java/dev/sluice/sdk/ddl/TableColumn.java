package dev.sluice.sdk.ddl;

import java.util.ArrayList;
import java.util.List;

/**
 * A column as a schema file defines it.
 *
 * @param generated whether TiDB computes it, so a dump has no values for it
 */
public record TableColumn(String name, boolean generated) {

    /**
     * Reads the definitions in the first parentheses; none for {@code CREATE TABLE a LIKE b}.
     *
     * @param rest the tokens of a {@code CREATE TABLE} behind its name
     */
    static List<TableColumn> of(List<SqlToken> rest) {
        List<SqlToken> meaning = rest.stream().filter(SqlToken::isMeaning).toList();
        if (meaning.isEmpty() || !meaning.getFirst().isSymbol("(")) {
            return List.of();
        }
        List<TableColumn> columns = new ArrayList<>();
        List<SqlToken> definition = new ArrayList<>();
        int depth = 0;
        for (SqlToken token : meaning) {
            depth -= token.isSymbol(")") ? 1 : 0;
            if (depth == 1 && !token.isSymbol(",")) {
                definition.add(token);
            } else if (depth <= 1 && !definition.isEmpty()) {
                add(definition, columns);
                definition.clear();
            }
            depth += token.isSymbol("(") ? 1 : 0;
            if (depth == 0) {
                break;
            }
        }
        return columns;
    }

    private static void add(List<SqlToken> definition, List<TableColumn> columns) {
        SqlToken first = definition.getFirst();
        boolean constraint = first.isWord("LIKE", "PRIMARY", "UNIQUE", "KEY", "INDEX", "FULLTEXT", "SPATIAL", "VECTOR",
                "CONSTRAINT", "FOREIGN", "CHECK");
        if (!constraint) {
            columns.add(new TableColumn(first.name(),
                    definition.stream().skip(1).anyMatch(token -> token.isWord("GENERATED", "AS"))));
        }
    }
}
