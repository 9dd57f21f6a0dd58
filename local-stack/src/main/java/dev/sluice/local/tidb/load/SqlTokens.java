package dev.sluice.local.tidb.load;

import dev.sluice.local.tidb.load.SqlToken.Kind;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Cuts a SQL file into tokens by the rules of TiDB's reader of such files ({@code parser.rl}): blanks, commas, semicolons,
 * comments of either kind, {@code CONVERT(} and {@code USING UTF8MB4)} are nothing; {@code #} begins no comment.
 */
final class SqlTokens {
    private static final Pattern INTEGER = Pattern.compile("-?[0-9]+");
    private static final Pattern HEX = Pattern.compile("0x[0-9a-fA-F]+");
    private static final Pattern BIN = Pattern.compile("0b[01]+");
    private static final String ENDS_A_WORD = ",;()'\"`/*";

    private final ByteSource source;
    private final Backslash backslash;
    private final Deque<SqlToken> read = new ArrayDeque<>();
    private long offset;

    /** What a backslash in a string is. */
    enum Backslash {
        ESCAPES,
        LITERAL
    }

    SqlTokens(ByteSource source, Backslash backslash) {
        this.source = source;
        this.backslash = backslash;
    }

    /** Bytes of text that have been cut so far. */
    long offset() {
        return offset;
    }

    /** The next one; END at the end of the file. */
    SqlToken next() throws IOException {
        if (!read.isEmpty()) {
            return read.remove();
        }
        while (skipNothing()) {
            // until something stands there
        }
        int first = source.peek();
        return switch (first) {
            case -1 -> SqlToken.bare(Kind.END, "");
            case '(' -> mark(Kind.ROW_BEGIN);
            case ')' -> mark(Kind.ROW_END);
            case '\'' -> quoted(Kind.SINGLE_QUOTED, backslash);
            case '"' -> quoted(Kind.DOUBLE_QUOTED, backslash);
            case '`' -> quoted(Kind.BACK_QUOTED, Backslash.LITERAL);
            case '/', '*' -> throw new IOException("syntax error");
            default -> word();
        };
    }

    private int take() throws IOException {
        offset++;
        return source.next();
    }

    private boolean skipNothing() throws IOException {
        int b = source.peek();
        if (isBlank(b) || b == ',' || b == ';') {
            take();
            return true;
        }
        if (b == '-' && source.peekSecond() == '-') {
            while (!source.atEnd() && source.peek() != '\n' && source.peek() != '\r') {
                take();
            }
            return true;
        }
        if (b == '/' && source.peekSecond() == '*') {
            take();
            take();
            skipComment();
            return true;
        }
        return false;
    }

    private void skipComment() throws IOException {
        while (!(source.peek() == '*' && source.peekSecond() == '/')) {
            requireMore();
            take();
        }
        take();
        take();
    }

    private void requireMore() throws IOException {
        if (source.atEnd()) {
            throw new IOException("syntax error: unexpected EOF");
        }
    }

    private static boolean isBlank(int b) {
        return b == ' ' || (b >= '\t' && b <= '\r');
    }

    private SqlToken mark(Kind kind) throws IOException {
        return SqlToken.bare(kind, String.valueOf((char) take()));
    }

    private SqlToken quoted(Kind kind, Backslash mode) throws IOException {
        ByteArrayOutputStream raw = new ByteArrayOutputStream();
        ByteArrayOutputStream text = new ByteArrayOutputStream();
        int quote = take();
        raw.write(quote);
        while (true) {
            requireMore();
            int b = take();
            raw.write(b);
            boolean escapes = b == '\\' && mode == Backslash.ESCAPES;
            if (b == quote && source.peek() != quote) {
                return new SqlToken(kind, string(raw), string(text));
            }
            if (b == quote || escapes) {
                requireMore();
                int meant = take();
                raw.write(meant);
                text.write(escapes ? Escapes.meaning(meant) : meant);
            } else {
                text.write(b);
            }
        }
    }

    private SqlToken word() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        while (!source.atEnd() && !isBlank(source.peek()) && ENDS_A_WORD.indexOf(source.peek()) < 0) {
            bytes.write(take());
        }
        String raw = string(bytes);
        String word = raw.toUpperCase(Locale.ROOT);
        if (word.equals("CONVERT") && source.peek() == '(') {
            take();
            return next();
        }
        SqlToken token = SqlToken.bare(kind(word, raw), raw);
        return switch (word) {
            case "USING" -> using(token);
            case "X", "B" -> number(token, word);
            default -> token;
        };
    }

    private static String string(ByteArrayOutputStream bytes) {
        return bytes.toString(StandardCharsets.ISO_8859_1);
    }

    private static Kind kind(String word, String text) {
        return switch (word) {
            case "VALUES" -> Kind.VALUES;
            case "NULL" -> Kind.NULL;
            case "TRUE" -> Kind.TRUE;
            case "FALSE" -> Kind.FALSE;
            default -> INTEGER.matcher(text).matches()
                    ? Kind.INTEGER
                    : HEX.matcher(text).matches() ? Kind.HEX : BIN.matcher(text).matches() ? Kind.BIN : Kind.UNQUOTED;
        };
    }

    /** {@code USING UTF8MB4)}, with one blank, is nothing; anything else is what it is. */
    private SqlToken using(SqlToken using) throws IOException {
        if (source.peek() != ' ' || (source.peekSecond() != 'u' && source.peekSecond() != 'U')) {
            return using;
        }
        take();
        SqlToken charset = word();
        if (charset.raw().equalsIgnoreCase("UTF8MB4")
                && source.peek() == ')') {
            take();
            return next();
        }
        read.addFirst(charset);
        return using;
    }

    /** {@code x'41'}; where no such digits stand in the quotes it is a word and a text. */
    private SqlToken number(SqlToken letter, String word) throws IOException {
        if (source.peek() != '\'') {
            return letter;
        }
        SqlToken digits = quoted(Kind.SINGLE_QUOTED, backslash);
        String text = digits.text();
        if (text.matches(word.equals("X") ? "[0-9a-fA-F]*" : "[01]*")) {
            return new SqlToken(word.equals("X") ? Kind.HEX : Kind.BIN, letter.raw() + digits.raw(), text);
        }
        read.addFirst(digits);
        return letter;
    }
}
