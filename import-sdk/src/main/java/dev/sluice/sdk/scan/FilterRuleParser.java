package dev.sluice.sdk.scan;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import java.util.Optional;

/**
 * Reads one rule, {@code [!]schema.table}, where each side is a {@code /regular expression/}, a name in double quotes or
 * back-quotes (doubled inside), or a glob of {@code * ? [a-z] [!a-z]} and escaped punctuation.
 */
final class FilterRuleParser {
    private static final Pattern CLASS = Pattern.compile("^\\[!?(?:\\\\[^0-9a-zA-Z]|[^\\\\\\]])+\\]");

    private final String line;
    private final NameCase nameCase;
    private int at;

    private FilterRuleParser(String line, NameCase nameCase) {
        this.line = line;
        this.nameCase = nameCase;
    }

    /** Empty for a blank line or a comment. */
    static Optional<FilterRule> parse(String text, NameCase nameCase) {
        String line = text.replaceAll("^[ \\t]+|[ \\t]+$", "");
        if (line.isEmpty() || line.startsWith("#")) {
            return Optional.empty();
        }
        if (line.startsWith("@")) {
            throw new InvalidFilterException(line, "a rule cannot import a file; write the file's rules in its place");
        }
        return Optional.of(new FilterRuleParser(line, nameCase).rule());
    }

    private FilterRule rule() {
        boolean accepts = line.charAt(0) != '!';
        at = accepts ? 0 : 1;
        Pattern schema = pattern();
        if (at == line.length()) {
            throw wrong("wrong table pattern: write schema.table");
        }
        if (line.charAt(at++) != '.') {
            throw wrong("syntax error: missing '.' between schema and table patterns");
        }
        String tableText = line.substring(at);
        Pattern table = pattern();
        if (at < line.length()) {
            throw wrong("syntax error: stray characters after table pattern");
        }
        return new FilterRule(accepts, schema, table, tableText.equals("*"));
    }

    private Pattern pattern() {
        if (at == line.length()) {
            throw wrong("syntax error: missing pattern");
        }
        char first = line.charAt(at);
        return switch (first) {
            case '/' -> compile(regularExpression());
            case '"', '`' -> compile("\\A" + Pattern.quote(quoted(first)) + "\\z");
            default -> compile("(?s)\\A" + glob() + "\\z");
        };
    }

    private Pattern compile(String regex) {
        try {
            return Pattern.compile(regex, nameCase == NameCase.INSENSITIVE ? Pattern.CASE_INSENSITIVE : 0);
        } catch (PatternSyntaxException e) {
            throw wrong("invalid pattern: " + e.getMessage());
        }
    }

    /** Up to the next slash that no backslash precedes; it is searched for, not matched as a whole. */
    private String regularExpression() {
        int from = ++at;
        while (at < line.length() && line.charAt(at) != '/') {
            at += line.charAt(at) == '\\' ? 2 : 1;
        }
        if (at >= line.length()) {
            throw wrong("syntax error: incomplete regexp");
        }
        return line.substring(from, at++).replace("\\/", "/");
    }

    private String quoted(char quote) {
        StringBuilder name = new StringBuilder();
        for (at++; at < line.length(); at++) {
            if (line.charAt(at) == quote) {
                if (at + 1 == line.length() || line.charAt(at + 1) != quote) {
                    at++;
                    return nonEmpty(name.toString());
                }
                at++;
            }
            name.append(line.charAt(at));
        }
        throw wrong("syntax error: incomplete quoted identifier");
    }

    private String nonEmpty(String name) {
        if (name.isEmpty()) {
            throw wrong("syntax error: incomplete quoted identifier");
        }
        return name;
    }

    private String glob() {
        StringBuilder regex = new StringBuilder();
        while (at < line.length() && line.charAt(at) != '.') {
            regex.append(globPart(line.charAt(at)));
        }
        return regex.toString();
    }

    private String globPart(char c) {
        return switch (c) {
            case '*' -> wildcard(".*");
            case '?' -> wildcard(".");
            case '[' -> characterClass();
            case '\\' -> escaped();
            default -> plain(c);
        };
    }

    private String wildcard(String regex) {
        at++;
        return regex;
    }

    private String plain(char c) {
        if (c < 0x80 && c != '$' && c != '_' && !isLetterOrDigit(c)) {
            throw wrong("unexpected special character '" + c + "'; put the name in back-quotes or escape it with \\");
        }
        int end = line.offsetByCodePoints(at, 1);
        String plain = line.substring(at, end);
        at = end;
        return Pattern.quote(plain);
    }

    private String escaped() {
        if (at + 1 == line.length()) {
            throw wrong("syntax error: cannot place \\ at end of line");
        }
        char c = line.charAt(at + 1);
        if (isLetterOrDigit(c)) {
            throw wrong("cannot escape a letter or number (\\" + c + "), it is reserved for future extension");
        }
        int end = line.offsetByCodePoints(at + 1, 1);
        String plain = line.substring(at + 1, end);
        at = end;
        return Pattern.quote(plain);
    }

    /** {@code !} negates; a {@code ^} is a character like any other, which a regular expression reads as a negation. */
    private String characterClass() {
        var match = CLASS.matcher(line.substring(at));
        if (!match.find()) {
            throw wrong("syntax error: failed to parse character class");
        }
        String body = match.group().substring(1);
        at += match.group().length();
        return switch (body.charAt(0)) {
            case '!' -> "[^" + body.substring(1);
            case '^' -> "[\\" + body;
            default -> "[" + body;
        };
    }

    private static boolean isLetterOrDigit(char c) {
        return c < 0x80 && Character.isLetterOrDigit(c);
    }

    private InvalidFilterException wrong(String what) {
        return new InvalidFilterException(line, what);
    }
}
