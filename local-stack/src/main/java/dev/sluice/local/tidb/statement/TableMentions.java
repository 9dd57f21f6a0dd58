package dev.sluice.local.tidb.statement;

import dev.sluice.local.tidb.statement.Token.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * The tables that a statement reads or writes, as far as a look at the words behind FROM, JOIN, INTO, UPDATE and TABLE
 * tells: not those of a join by commas, and not what a view stands for. Pure.
 */
public final class TableMentions {

    private static final Set<String> FIRST_WORDS = Set.of("select", "with", "insert", "replace", "update", "delete",
            "truncate", "alter", "drop", "rename");
    private static final Set<String> IN_FRONT = Set.of("from", "join", "into", "update", "table", "truncate", "insert",
            "replace");
    private static final Set<String> BETWEEN = Set.of("if", "exists", "ignore", "low_priority", "into", "table", "from",
            "select", "set");

    private TableMentions() {}

    /**
     * A name as written.
     *
     * @param schema empty when it is not qualified
     */
    public record Mention(Optional<String> schema, String table) {}

    /** Nothing for a statement of another kind, or one that makes no sense: the server will say so. */
    public static List<Mention> of(String sql) {
        try {
            Lexer lexer = new Lexer(sql, SqlMode.DEFAULT);
            Token first = lexer.next();
            return isOf(FIRST_WORDS, first) ? mentions(lexer, first) : List.of();
        } catch (TidbException notWellFormed) {
            return List.of();
        }
    }

    private static List<Mention> mentions(Lexer lexer, Token first) {
        List<Mention> mentions = new ArrayList<>();
        Token token = first;
        while (!token.is(Kind.END) && !token.isWord("VALUES")) {
            if (!isOf(IN_FRONT, token)) {
                token = lexer.next();
                continue;
            }
            token = lexer.next();
            while (isOf(BETWEEN, token)) {
                token = lexer.next();
            }
            if (isName(token)) {
                String name = token.text();
                token = lexer.next();
                if (token.isSymbol(".")) {
                    mentions.add(new Mention(Optional.of(name), lexer.next().text()));
                } else {
                    mentions.add(new Mention(Optional.empty(), name));
                }
            }
        }
        return mentions;
    }

    private static boolean isName(Token token) {
        return token.is(Kind.WORD) || token.is(Kind.QUOTED_NAME);
    }

    private static boolean isOf(Set<String> words, Token token) {
        return token.is(Kind.WORD) && words.contains(token.text().toLowerCase(Locale.ROOT));
    }
}
