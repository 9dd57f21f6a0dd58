package dev.sluice.local.tidb.statement;

import dev.sluice.local.tidb.statement.Token.Kind;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Goes over the tokens of a statement from left to right, and refuses what is not expected. */
final class TokenCursor {
    private static final Set<String> RESERVED = Set.of("from", "set", "with", "select", "into", "where", "like",
            "show", "table", "values", "format", "partition", "ignore", "replace", "and", "or", "not", "null");

    private final Lexer lexer;
    private Token token;

    TokenCursor(Lexer lexer) {
        this.lexer = lexer;
        this.token = lexer.next();
    }

    Token current() {
        return token;
    }

    /** The statement's text from the first of these tokens to the last. */
    String textOf(List<Token> tokens) {
        return lexer.sql().substring(tokens.getFirst().start(), tokens.getLast().end());
    }

    TidbException error(Token at, String reason) {
        return lexer.syntaxError(at, reason);
    }

    /** A quoted name, or a plain one that is no word of the grammar. */
    String name() {
        boolean plain = token.is(Kind.WORD) && !RESERVED.contains(token.text().toLowerCase(Locale.ROOT));
        if (!plain && !token.is(Kind.QUOTED_NAME)) {
            throw unexpected();
        }
        return advance().text();
    }

    /** The current token; moves behind it. */
    Token advance() {
        Token current = token;
        token = current.is(Kind.END) ? current : lexer.next();
        return current;
    }

    Token expect(Kind kind) {
        if (!token.is(kind)) {
            throw unexpected();
        }
        return advance();
    }

    void expect(String symbol) {
        if (!accept(symbol)) {
            throw unexpected();
        }
    }

    void expectWord(String word) {
        if (!acceptWord(word)) {
            throw unexpected();
        }
    }

    /** Moves on when the symbol is next, and says whether it was. */
    boolean accept(String symbol) {
        return acceptIf(token.isSymbol(symbol));
    }

    boolean acceptWord(String word) {
        return acceptIf(token.isWord(word));
    }

    private boolean acceptIf(boolean matches) {
        if (matches) {
            advance();
        }
        return matches;
    }

    TidbException unexpected() {
        return lexer.syntaxError(token, "");
    }
}
