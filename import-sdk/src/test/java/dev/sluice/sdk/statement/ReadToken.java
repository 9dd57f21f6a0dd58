package dev.sluice.sdk.statement;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A token of SQL with its meaning, read the way MySQL's manual describes it, without a look at how we quote. A comment and
 * the end of a statement are failures.
 */
record ReadToken(Kind kind, String meaning) {

    enum Kind {
        WORD, NUMBER, TEXT, NAME, SYMBOL
    }

    private static final Pattern TOKEN = Pattern.compile("\\s+"
            + "|(?<comment>#|--(?=[\\s\\p{Cntrl}]|$)|/\\*)"
            + "|(?<word>[A-Za-z_][A-Za-z0-9_]*)"
            + "|(?<number>-?[0-9]+(?:\\.[0-9]+)?)"
            + "|(?<text>'(?:[^'\\\\]|\\\\.|'')*+')"
            + "|(?<name>`(?:[^`]|``)*+`)"
            + "|(?<symbol><>|<=|>=|[(),.=@+*/<>-])", Pattern.DOTALL);

    private static final Pattern ESCAPE = Pattern.compile("\\\\.|''", Pattern.DOTALL);

    static List<ReadToken> all(String sql) {
        List<ReadToken> tokens = new ArrayList<>();
        Matcher matcher = TOKEN.matcher(sql);
        int at = 0;
        while (at < sql.length()) {
            if (!matcher.region(at, sql.length()).lookingAt() || matcher.group("comment") != null) {
                throw new AssertionError("not of one statement: " + sql.substring(at));
            }
            add(tokens, matcher);
            at = matcher.end();
        }
        return tokens;
    }

    private static void add(List<ReadToken> tokens, Matcher matcher) {
        if (matcher.group("word") != null) {
            tokens.add(new ReadToken(Kind.WORD, matcher.group()));
        } else if (matcher.group("number") != null) {
            tokens.add(new ReadToken(Kind.NUMBER, matcher.group()));
        } else if (matcher.group("text") != null) {
            tokens.add(new ReadToken(Kind.TEXT, unescaped(inner(matcher))));
        } else if (matcher.group("name") != null) {
            tokens.add(new ReadToken(Kind.NAME, inner(matcher).replace("``", "`")));
        } else if (matcher.group("symbol") != null) {
            tokens.add(new ReadToken(Kind.SYMBOL, matcher.group()));
        }
    }

    private static String inner(Matcher matcher) {
        return matcher.group().substring(1, matcher.group().length() - 1);
    }

    private static String unescaped(String text) {
        return ESCAPE.matcher(text)
                .replaceAll(escape -> Matcher.quoteReplacement(meaning(escape.group().substring(1))));
    }

    private static String meaning(String letter) {
        return switch (letter) {
            case "0" -> "\0";
            case "n" -> "\n";
            case "r" -> "\r";
            case "t" -> "\t";
            case "b" -> "\b";
            case "Z" -> "\u001a";
            default -> letter;
        };
    }
}
