package dev.sluice.sdk.ddl;

import dev.sluice.sdk.ddl.SqlToken.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Cuts a script into tokens as TiDB's own lexer does, under a {@code sql_mode} without {@code NO_BACKSLASH_ESCAPES}. Where
 * a statement ends decides what reaches the target, so a guess is never made: text that is left open is refused.
 */
final class SqlLexer {
    private static final Pattern BLANKS = Pattern.compile("\\s+");
    private static final Pattern LINE_COMMENT = Pattern.compile("(?:#|--(?=\\s|\\z))[^\\n]*");
    private static final Pattern OPEN_EXECUTABLE = Pattern.compile("/\\*(?:![0-9]{0,6}|T!(?:\\[[^\\]]*])?)");
    private static final Pattern WORD = Pattern.compile("[0-9A-Za-z_$\\x{80}-\\x{10FFFF}]+");

    private final String script;
    private final DoubleQuotes doubleQuotes;
    private final List<SqlToken> tokens = new ArrayList<>();
    private boolean inExecutable;
    private int executableFrom;
    private int at;

    private SqlLexer(String script, DoubleQuotes doubleQuotes) {
        this.script = script;
        this.doubleQuotes = doubleQuotes;
    }

    /** @throws UnreadableSqlException when a string, a quoted name or a comment has no end */
    static List<SqlToken> tokens(String script, DoubleQuotes doubleQuotes) {
        SqlLexer lexer = new SqlLexer(script, doubleQuotes);
        while (lexer.at < script.length()) {
            lexer.next();
        }
        if (lexer.inExecutable) {
            throw new UnreadableSqlException(script, lexer.executableFrom, "a comment has no end");
        }
        return lexer.tokens;
    }

    private void next() {
        char c = script.charAt(at);
        int start = at;
        if (skip(BLANKS) || skip(LINE_COMMENT)) {
            return;
        }
        if (!inExecutable && take(OPEN_EXECUTABLE, Kind.OPEN_EXECUTABLE)) {
            inExecutable = true;
            executableFrom = start;
        } else if (inExecutable && script.startsWith("*/", at)) {
            add(Kind.CLOSE_EXECUTABLE, at + 2);
            inExecutable = false;
        } else if (script.startsWith("/*", at)) {
            at = after("*/");
        } else if (c == '`' || (c == '"' && doubleQuotes == DoubleQuotes.NAME)) {
            add(Kind.QUOTED_NAME, closing(c, false));
        } else if (c == '\'' || c == '"') {
            add(Kind.STRING, closing(c, true));
        } else if (!take(WORD, Kind.WORD)) {
            add(Kind.SYMBOL, at + 1);
        }
    }

    private boolean skip(Pattern pattern) {
        Matcher match = pattern.matcher(script).region(at, script.length());
        boolean found = match.lookingAt();
        at = found ? match.end() : at;
        return found;
    }

    private boolean take(Pattern pattern, Kind kind) {
        int start = at;
        if (!skip(pattern)) {
            return false;
        }
        int end = at;
        at = start;
        add(kind, end);
        return true;
    }

    private void add(Kind kind, int end) {
        tokens.add(new SqlToken(kind, script.substring(at, end), at, end));
        at = end;
    }

    private int after(String close) {
        int found = script.indexOf(close, at + 2);
        if (found < 0) {
            throw new UnreadableSqlException(script, at, "a comment has no end");
        }
        return found + close.length();
    }

    /** Behind the closing quote; a doubled one is part of the text. */
    private int closing(char quote, boolean backslashEscapes) {
        int end = at + 1;
        while (end < script.length()) {
            char c = script.charAt(end);
            if (c == quote && (end + 1 == script.length() || script.charAt(end + 1) != quote)) {
                return end + 1;
            }
            end += c == quote || (backslashEscapes && c == '\\') ? 2 : 1;
        }
        throw new UnreadableSqlException(script, at, "the text that a " + quote + " opens has no end");
    }
}
