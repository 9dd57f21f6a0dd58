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
        if (!isConstraint(definition)) {
            columns.add(new TableColumn(definition.getFirst().name(),
                    definition.stream().skip(1).anyMatch(token -> token.isWord("GENERATED", "AS"))));
        }
    }

    /**
     * By TiDB's reserved words, which name no column without quotes. Others, as {@code VECTOR}, do: they begin an index
     * where {@code INDEX} or {@code KEY} is in the place of a column's type.
     */
    private static boolean isConstraint(List<SqlToken> definition) {
        SqlToken first = definition.getFirst();
        return first.isWord("LIKE", "PRIMARY", "UNIQUE", "KEY", "INDEX", "FULLTEXT", "SPATIAL", "CONSTRAINT", "FOREIGN",
                "CHECK")
                || (first.kind() == SqlToken.Kind.WORD && definition.size() > 1
                        && definition.get(1).isWord("INDEX", "KEY"));
    }
}
