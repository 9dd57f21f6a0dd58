package dev.sluice.local.tidb.statement;

import dev.sluice.local.tidb.statement.Token.Kind;
import java.util.List;
import java.util.Optional;

/**
 * Cuts a statement into tokens, one at a time, so that the first words of a long statement cost nothing more.
 * Comments count as blanks.
 */
final class Lexer {
    private static final List<String> LONG_SYMBOLS = List.of("<=>", ":=", "<=", ">=", "<>", "!=", "||", "&&", "<<",
            ">>");

    private final String sql;
    private final SqlMode mode;
    private int position;

    Lexer(String sql, SqlMode mode) {
        this.sql = sql;
        this.mode = mode;
    }

    String sql() {
        return sql;
    }

    Token next() {
        skipBlanks();
        int start = position;
        if (start >= sql.length()) {
            return new Token(Kind.END, "", start, start);
        }
        char first = sql.charAt(start);
        if (first == '`' || (first == '"' && mode.ansiQuotes())) {
            return token(Kind.QUOTED_NAME, quotedName(first), start);
        }
        if (first == '\'' || first == '"') {
            return token(Kind.TEXT, quotedText(first), start);
        }
        if (first == '@') {
            return variable(start);
        }
        if (isDigit(first) || (first == '.' && isDigit(peek(1)))) {
            return number(start);
        }
        if ((lower(first) == 'x' || lower(first) == 'b') && peek(1) == '\'') {
            position++;
            return bits(quotedText('\''), lower(first) == 'x' ? 16 : 2, start);
        }
        return isNamePart(first) ? token(Kind.WORD, name(), start) : token(Kind.SYMBOL, symbol(), start);
    }

    /** A syntax error that points at {@code token}; {@code reason} is appended as it is. */
    TidbException syntaxError(Token token, String reason) {
        int line = 1 + (int) sql.substring(0, token.start()).chars().filter(c -> c == '\n').count();
        int column = token.start() - sql.lastIndexOf('\n', token.start() - 1);
        String near = token.is(Kind.TEXT) ? "'...'" : sql.substring(token.start(), token.end());
        return TidbErrors.syntax(line, column, near, reason);
    }

    private Token token(Kind kind, String text, int start) {
        return new Token(kind, text, start, position);
    }

    private Token variable(int start) {
        position++;
        boolean system = peek(0) == '@';
        if (system) {
            position++;
        }
        String name = switch (peek(0)) {
            case '`' -> quotedName('`');
            case '\'', '"' -> quotedText(peek(0));
            default -> variableName();
        };
        return token(system ? Kind.SYSTEM_VARIABLE : Kind.VARIABLE, name, start);
    }

    private String variableName() {
        int start = position;
        while (isNamePart(peek(0)) || peek(0) == '.') {
            position++;
        }
        return sql.substring(start, position);
    }

    private Token bits(String digits, int radix, int start) {
        Optional<String> text = BinaryDigits.text(digits, radix);
        return token(text.isPresent() ? Kind.BITS : Kind.SYMBOL, text.orElse(digits), start);
    }

    private Token number(int start) {
        if (peek(0) == '0' && (lower(peek(1)) == 'x' || lower(peek(1)) == 'b')) {
            int radix = lower(peek(1)) == 'x' ? 16 : 2;
            return bits(name().substring(2), radix, start);
        }
        skipDigits();
        if (isNamePart(peek(0)) && !isExponent()) {
            position = start;
            return token(Kind.WORD, name(), start);
        }
        boolean fraction = peek(0) == '.' || isExponent();
        if (peek(0) == '.') {
            position++;
            skipDigits();
        }
        if (isExponent()) {
            position += 2;
            skipDigits();
        }
        return token(fraction ? Kind.FRACTION : Kind.WHOLE, sql.substring(start, position), start);
    }

    private boolean isExponent() {
        char sign = peek(1);
        return lower(peek(0)) == 'e' && (isDigit(sign) || ((sign == '-' || sign == '+') && isDigit(peek(2))));
    }

    private void skipDigits() {
        while (isDigit(peek(0))) {
            position++;
        }
    }

    private String name() {
        int start = position;
        while (isNamePart(peek(0))) {
            position++;
        }
        return sql.substring(start, position);
    }

    private String symbol() {
        String symbol = LONG_SYMBOLS.stream()
                .filter(known -> sql.startsWith(known, position))
                .findFirst()
                .orElse(sql.substring(position, position + 1));
        position += symbol.length();
        return symbol;
    }

    private String quotedName(char quote) {
        return quoted(quote, false);
    }

    private String quotedText(char quote) {
        return quoted(quote, mode.backslashEscapes());
    }

    private String quoted(char quote, boolean escapes) {
        int start = position++;
        StringBuilder text = new StringBuilder();
        while (position < sql.length()) {
            char c = sql.charAt(position++);
            if (c == quote && peek(0) != quote) {
                return text.toString();
            }
            if (c == quote) {
                position++;
            }
            text.append(c == '\\' && escapes && position < sql.length() ? escaped() : String.valueOf(c));
        }
        throw syntaxError(new Token(Kind.SYMBOL, "", start, start + 1), ": the quote is never closed");
    }

    /** What the sequence behind a backslash stands for. {@code \%} and {@code \_} keep it, for LIKE. */
    private String escaped() {
        char c = sql.charAt(position++);
        return switch (c) {
            case '0' -> "\0";
            case 'b' -> "\b";
            case 'n' -> "\n";
            case 'r' -> "\r";
            case 't' -> "\t";
            case 'Z' -> "\u001a";
            case '%', '_' -> "\\" + c;
            default -> String.valueOf(c);
        };
    }

    private void skipBlanks() {
        int before;
        do {
            before = position;
            while (Character.isWhitespace(peek(0))) {
                position++;
            }
            skipComment();
        } while (position != before);
    }

    private void skipComment() {
        if (peek(0) == '#' || (peek(0) == '-' && peek(1) == '-' && peek(2) <= ' ')) {
            skipBehind("\n", position);
        } else if (peek(0) == '/' && peek(1) == '*') {
            skipBehind("*/", position + 2);
        }
    }

    private void skipBehind(String end, int from) {
        int found = sql.indexOf(end, from);
        position = found < 0 ? sql.length() : found + end.length();
    }

    /** The character that many places ahead, or NUL behind the end. */
    private char peek(int ahead) {
        return position + ahead < sql.length() ? sql.charAt(position + ahead) : '\0';
    }

    private static boolean isNamePart(char c) {
        return c == '_' || c == '$' || isDigit(c) || (lower(c) >= 'a' && lower(c) <= 'z') || c >= 0x80;
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    private static char lower(char c) {
        return c >= 'A' && c <= 'Z' ? (char) (c + 32) : c;
    }
}
