package dev.sluice.sdk.ddl;

import dev.sluice.sdk.ddl.SqlToken.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * One statement of a script. What stands in an executable comment counts like the rest, since TiDB runs it.
 *
 * @param script the whole text that the tokens point into
 * @param tokens at least one that is not just the edge of a comment
 */
record SqlStatement(String script, List<SqlToken> tokens) {

    /**
     * Cuts a script at its semicolons; the last statement may lack one. Statements without content are left out.
     *
     * @throws UnreadableSqlException when the script cannot be cut with certainty
     */
    static List<SqlStatement> split(String script, DoubleQuotes doubleQuotes) {
        List<SqlStatement> statements = new ArrayList<>();
        List<SqlToken> current = new ArrayList<>();
        boolean inExecutable = false;
        for (SqlToken token : SqlLexer.tokens(script, doubleQuotes)) {
            if (token.isSymbol(";")) {
                if (inExecutable) {
                    throw new UnreadableSqlException(script, token.start(),
                            "a comment goes on over the end of its statement");
                }
                end(script, current, statements);
                current = new ArrayList<>();
            } else {
                inExecutable = token.kind() == Kind.OPEN_EXECUTABLE
                        || (inExecutable && token.kind() != Kind.CLOSE_EXECUTABLE);
                current.add(token);
            }
        }
        end(script, current, statements);
        return statements;
    }

    private static void end(String script, List<SqlToken> tokens, List<SqlStatement> statements) {
        if (tokens.stream().anyMatch(SqlToken::isMeaning)) {
            statements.add(new SqlStatement(script, List.copyOf(tokens)));
        }
    }

    /** Where it begins in the script, from one. */
    int line() {
        return Lines.at(script, tokens.getFirst().start());
    }

    /** What is wrong with it. */
    UnreadableSqlException unreadable(String what) {
        return new UnreadableSqlException(script, tokens.getFirst().start(), kind() + " " + what);
    }

    StatementType type() {
        List<SqlToken> words = meaning();
        if (words.getFirst().isWord("SET", "DROP")) {
            return StatementType.IGNORABLE;
        }
        if (!words.getFirst().isWord("CREATE") || words.size() < 2) {
            return StatementType.OTHER;
        }
        if (words.get(1).isWord("DATABASE", "SCHEMA")) {
            return StatementType.CREATE_DATABASE;
        }
        if (words.get(1).isWord("TABLE")) {
            return StatementType.CREATE_TABLE;
        }
        return createsView(words) ? StatementType.CREATE_VIEW : StatementType.OTHER;
    }

    /** Whether it makes this database, which is the current one anyway, the current one. */
    boolean uses(String schema) {
        List<SqlToken> words = meaning();
        return words.size() == 2 && words.getFirst().isWord("USE") && words.getLast().isName()
                && words.getLast().name().equalsIgnoreCase(schema);
    }

    /** {@code CREATE [OR REPLACE] [ALGORITHM = …] [DEFINER = …] [SQL SECURITY …] VIEW}. */
    private static boolean createsView(List<SqlToken> words) {
        return words.get(1).isWord("OR", "ALGORITHM", "DEFINER", "SQL", "VIEW") && words.stream()
                .takeWhile(token -> !token.isWord("AS", "TRIGGER", "PROCEDURE", "FUNCTION", "EVENT"))
                .anyMatch(token -> token.isWord("VIEW"));
    }

    /** Its first two words, for messages; never a value. */
    String kind() {
        return meaning().stream()
                .limit(2)
                .filter(token -> token.kind() == Kind.WORD)
                .map(token -> token.text().toUpperCase(Locale.ROOT))
                .collect(Collectors.joining(" "));
    }

    List<SqlToken> meaning() {
        return tokens.stream().filter(SqlToken::isMeaning).toList();
    }

    /** Where the first token with one of these keywords is, in {@link #tokens}. */
    int indexOf(String... keywords) {
        return IntStream.range(0, tokens.size())
                .filter(i -> tokens.get(i).isWord(keywords))
                .findFirst()
                .orElseThrow();
    }

    /** The text from the first token to the last, with these pieces replaced. */
    String edited(List<SqlEdit> edits) {
        StringBuilder text = new StringBuilder();
        int from = tokens.getFirst().start();
        for (SqlEdit edit : edits.stream().sorted().toList()) {
            text.append(script, from, edit.start()).append(edit.replacement());
            from = edit.end();
        }
        return text.append(script, from, tokens.getLast().end()).toString();
    }
}
