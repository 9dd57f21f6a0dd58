package dev.sluice.sdk.scan;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;

/**
 * A name's pattern in a table route: {@code ~} and a regular expression, which is searched for; or a name with {@code ?}
 * for one character, {@code [a-z]} and {@code [!a-z]} for one of some, and {@code *} for any rest, at the end only.
 */
final class RoutePattern {
    private static final Pattern PARTS = Pattern.compile("(\\?)|\\[(!?)([^\\]]+)\\]|(.)", Pattern.DOTALL);

    private RoutePattern() {}

    /** @throws IllegalArgumentException when it is not one of the two kinds */
    static Pattern compile(String text, NameCase nameCase) {
        int flags = nameCase == NameCase.INSENSITIVE ? Pattern.CASE_INSENSITIVE : 0;
        try {
            return Pattern.compile(text.startsWith("~") ? text.substring(1) : regex(text), flags);
        } catch (PatternSyntaxException e) {
            throw new IllegalArgumentException("pattern " + text + " not valid: " + e.getDescription(), e);
        }
    }

    private static String regex(String text) {
        String name = text.endsWith("*") ? text.substring(0, text.length() - 1) : text;
        StringBuilder regex = new StringBuilder("(?s)\\A");
        var part = PARTS.matcher(name);
        while (part.find()) {
            if (part.group(1) != null) {
                regex.append('.');
            } else if (part.group(3) != null) {
                regex.append(part.group(2).isEmpty() ? "[" : "[^").append(quoted(part.group(3))).append(']');
            } else if (part.group(4).equals("*") || part.group(4).equals("[")) {
                throw new IllegalArgumentException("pattern " + text + " not valid");
            } else {
                regex.append(Pattern.quote(part.group(4)));
            }
        }
        return regex.append(text.endsWith("*") ? ".*\\z" : "\\z").toString();
    }

    /** A class's characters, of which only the hyphen means something. */
    private static String quoted(String characters) {
        return characters.replaceAll("[\\\\^\\[&~]", "\\\\$0");
    }
}
