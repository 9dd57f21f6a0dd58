package dev.sluice.sdk.ddl;

import dev.sluice.sdk.ddl.SqlToken.Kind;
import java.util.ArrayList;
import java.util.List;

/**
 * Keeps TiDB from deleting rows as expired while they are still being imported: a table with a {@code TTL} is created
 * with {@code TTL_ENABLE='OFF'}, as TiDB Lightning does. Who wants it back turns it on after the import.
 */
final class TimeToLive {

    private TimeToLive() {}

    /** @param options the tokens of a {@code CREATE TABLE} behind its name */
    static List<SqlEdit> off(List<SqlToken> options) {
        List<SqlToken> outer = outsideParentheses(options);
        List<SqlEdit> edits = new ArrayList<>();
        for (int i = 0; i < outer.size(); i++) {
            if (outer.get(i).isWord("TTL_ENABLE")) {
                outer.stream()
                        .skip(i)
                        .filter(token -> token.kind() == Kind.STRING)
                        .findFirst()
                        .ifPresent(value -> edits.add(new SqlEdit(value.start(), value.end(), "'OFF'")));
            }
        }
        if (edits.isEmpty()) {
            outer.stream()
                    .filter(token -> token.isWord("TTL"))
                    .findFirst()
                    .ifPresent(ttl -> edits.add(new SqlEdit(ttl.start(), ttl.start(), "TTL_ENABLE='OFF' ")));
        }
        return edits;
    }

    private static List<SqlToken> outsideParentheses(List<SqlToken> tokens) {
        List<SqlToken> outer = new ArrayList<>();
        int depth = 0;
        for (SqlToken token : tokens) {
            depth += token.isSymbol("(") ? 1 : 0;
            if (depth == 0) {
                outer.add(token);
            }
            depth -= token.isSymbol(")") ? 1 : 0;
        }
        return outer;
    }
}
