package dev.sluice.sdk.statement;

import java.util.ArrayList;
import java.util.List;

/** Reads SQL the way MySQL's manual describes it, written without a look at how we quote. */
final class SqlReader {

    /** A piece of a statement: a quoted text with its quote and its meaning, or a run of anything else. */
    record Token(char quote, String meaning) {}

    private final String sql;
    private int at;

    private SqlReader(String sql) {
        this.sql = sql;
    }

    static List<Token> read(String sql) {
        SqlReader reader = new SqlReader(sql);
        List<Token> tokens = new ArrayList<>();
        while (reader.at < sql.length()) {
            tokens.add(reader.next());
        }
        return tokens;
    }

    private Token next() {
        char first = sql.charAt(at);
        return first == '\'' || first == '`' || first == '"' ? quoted(first) : plain();
    }

    private Token plain() {
        int start = at;
        while (at < sql.length() && "'`\"".indexOf(sql.charAt(at)) < 0) {
            at++;
        }
        return new Token(' ', sql.substring(start, at));
    }

    private Token quoted(char quote) {
        StringBuilder meaning = new StringBuilder();
        at++;
        while (true) {
            char current = sql.charAt(at++);
            if (current == quote) {
                if (at == sql.length() || sql.charAt(at) != quote) {
                    return new Token(quote, meaning.toString());
                }
                at++;
                meaning.append(quote);
            } else if (current == '\\' && quote != '`') {
                meaning.append(escaped(sql.charAt(at++)));
            } else {
                meaning.append(current);
            }
        }
    }

    private static char escaped(char letter) {
        return switch (letter) {
            case '0' -> '\0';
            case 'n' -> '\n';
            case 'r' -> '\r';
            case 't' -> '\t';
            case 'b' -> '\b';
            case 'Z' -> '\u001a';
            default -> letter;
        };
    }
}
