package dev.sluice.sdk.head;

import dev.sluice.sdk.head.HeadToken.Kind;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Cuts the beginning of a SQL data file into tokens by the rules of TiDB's own reader ({@code parser.rl}): it knows no
 * {@code #} comment, skips what stands in comments for servers, and a name ends only at a blank or one of {@code ,;()'"`/*}.
 * A token that may go on behind what was read is not told.
 */
final class HeadLexer {
    private static final Pattern BLANKS = Pattern.compile("\\s+");
    private static final Pattern WORD = Pattern.compile("[^\\s,;()'\"`/*]+");
    private static final Pattern QUOTED_NUMBER = Pattern.compile("(?i)(?:x'[0-9a-f]*'|b'[01]*')");
    private static final Pattern INTEGER = Pattern.compile("-?[0-9]+");
    private static final Pattern HEX = Pattern.compile("0x[0-9a-fA-F]+");
    private static final Pattern BIN = Pattern.compile("0b[01]+");
    private static final Pattern EXECUTABLE = Pattern.compile("/\\*(?:M?![0-9]{0,6}|T!(?:\\[[^\\]]*])?)");
    private static final List<String> CONVERSIONS = List.of("CONVERT(", "USING UTF8MB4)");

    private final String text;
    private final boolean whole;
    private final boolean backslashEscapes;
    private int at;
    private int line = 1;
    private boolean quoteEscaped;

    /**
     * @param text             a character for each byte
     * @param whole            whether the file ends with it
     * @param backslashEscapes whether a backslash in a string takes away what the character behind it means
     */
    HeadLexer(String text, boolean whole, boolean backslashEscapes) {
        this.text = text;
        this.whole = whole;
        this.backslashEscapes = backslashEscapes;
    }

    /** Whether a backslash in a text means something, as in the session that brings the rows. */
    boolean backslashEscapes() {
        return backslashEscapes;
    }

    /** Whether a backslash has kept a quote from closing its text, which it does not in a dump without escapes. */
    boolean quoteEscaped() {
        return quoteEscaped;
    }

    /** The next token; CUT and END_OF_FILE again and again. */
    HeadToken next() {
        while (at < text.length()) {
            Matcher blanks = BLANKS.matcher(text).region(at, text.length());
            if (blanks.lookingAt()) {
                advance(blanks.end());
            } else if (text.startsWith("--", at)) {
                advance(lineEnd());
            } else if (text.startsWith("/*", at)) {
                Optional<HeadToken> comment = comment();
                if (comment.isPresent()) {
                    return comment.get();
                }
            } else {
                return token();
            }
        }
        return new HeadToken(whole ? Kind.END_OF_FILE : Kind.CUT, "", line);
    }

    private int lineEnd() {
        int end = at;
        while (end < text.length() && text.charAt(end) != '\n' && text.charAt(end) != '\r') {
            end++;
        }
        return end;
    }

    private HeadToken token() {
        char c = text.charAt(at);
        return switch (c) {
            case '(' -> take(Kind.OPEN, at + 1);
            case ')' -> take(Kind.CLOSE, at + 1);
            case ',' -> take(Kind.COMMA, at + 1);
            case ';' -> take(Kind.SEMICOLON, at + 1);
            case '\'' -> quoted(Kind.SINGLE_QUOTED, backslashEscapes);
            case '"' -> quoted(Kind.DOUBLE_QUOTED, backslashEscapes);
            case '`' -> quoted(Kind.BACK_QUOTED, false);
            case '/', '*' -> mayGoOn(at + 1) ? cut() : take(Kind.UNREADABLE, at + 1);
            default -> word();
        };
    }

    private HeadToken word() {
        Matcher number = QUOTED_NUMBER.matcher(text).region(at, text.length());
        if (number.lookingAt()) {
            return take(text.charAt(at) == 'x' || text.charAt(at) == 'X' ? Kind.HEX : Kind.BIN, number.end());
        }
        for (String conversion : CONVERSIONS) {
            int known = Math.min(conversion.length(), text.length() - at);
            if (text.regionMatches(true, at, conversion, 0, known)) {
                if (known == conversion.length()) {
                    return take(Kind.CONVERSION, at + known);
                }
                if (!whole) {
                    return cut();
                }
            }
        }
        Matcher word = WORD.matcher(text).region(at, text.length());
        if (!word.lookingAt()) {
            throw new IllegalStateException("no token begins with " + (int) text.charAt(at));
        }
        return mayGoOn(word.end()) || opensNumber(word) ? cut() : take(kind(word.group()), word.end());
    }

    /** An {@code x'…} whose end was not read. */
    private boolean opensNumber(Matcher word) {
        return !whole && word.group().matches("[xXbB]") && text.charAt(word.end()) == '\''
                && text.indexOf('\'', word.end() + 1) < 0;
    }

    private static Kind kind(String word) {
        return switch (word.toUpperCase(Locale.ROOT)) {
            case "VALUES" -> Kind.VALUES;
            case "NULL" -> Kind.NULL;
            case "TRUE" -> Kind.TRUE;
            case "FALSE" -> Kind.FALSE;
            default -> INTEGER.matcher(word).matches()
                    ? Kind.INTEGER
                    : HEX.matcher(word).matches()
                            ? Kind.HEX
                            : BIN.matcher(word).matches()
                                    ? Kind.BIN
                                    : Kind.WORD;
        };
    }

    /** A doubled quote is part of the text. */
    private HeadToken quoted(Kind kind, boolean escapes) {
        char quote = text.charAt(at);
        int end = at + 1;
        while (end < text.length()) {
            char c = text.charAt(end);
            boolean doubled = c == quote && end + 1 < text.length() && text.charAt(end + 1) == quote;
            if (c == quote && !doubled) {
                return mayGoOn(end + 1) ? cut() : take(kind, end + 1);
            }
            if (escapes && c == '\\' && end + 1 < text.length() && "%_".indexOf(text.charAt(end + 1)) >= 0) {
                return unreadable("TiDB reads \\" + text.charAt(end + 1) + " as " + text.charAt(end + 1)
                        + " here, where an INSERT keeps the backslash");
            }
            quoteEscaped |= escapes && c == '\\' && end + 1 < text.length() && text.charAt(end + 1) == quote;
            end += doubled || (escapes && c == '\\') ? 2 : 1;
        }
        return whole ? unreadable("the text that a " + quote + " opens has no end") : cut();
    }

    /** Empty for one that nobody carries out. */
    private Optional<HeadToken> comment() {
        int close = text.indexOf("*/", at + 2);
        if (close < 0) {
            return Optional.of(whole ? unreadable("a comment has no end") : cut());
        }
        Matcher executable = EXECUTABLE.matcher(text).region(at, close);
        if (executable.lookingAt()) {
            HeadToken inside = new HeadToken(Kind.EXECUTABLE, text.substring(executable.end(), close), line);
            advance(close + 2);
            return Optional.of(inside);
        }
        advance(close + 2);
        return Optional.empty();
    }

    private boolean mayGoOn(int end) {
        return !whole && end == text.length();
    }

    private HeadToken cut() {
        at = text.length();
        return new HeadToken(Kind.CUT, "", line);
    }

    private HeadToken unreadable(String why) {
        HeadToken token = new HeadToken(Kind.UNREADABLE, why, line);
        at = text.length();
        return token;
    }

    private HeadToken take(Kind kind, int end) {
        HeadToken token = new HeadToken(kind, text.substring(at, end), line);
        advance(end);
        return token;
    }

    private void advance(int end) {
        for (; at < end; at++) {
            if (text.charAt(at) == '\n') {
                line++;
            }
        }
    }
}
