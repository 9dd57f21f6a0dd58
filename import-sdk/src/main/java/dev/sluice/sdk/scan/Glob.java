package dev.sluice.sdk.scan;

/**
 * A pattern as TiDB reads it in {@code IMPORT INTO … FROM}: Go's {@code filepath.Match}, but {@code ?} is itself.
 *
 * <p>{@code *} is any run without a slash, {@code [a-z]} and {@code [^a-z]} one character, a backslash takes the next
 * character as it is. A text with neither {@code *} nor {@code [} is no pattern: TiDB opens the file of just that name,
 * backslashes and all. Java's own glob differs in braces, negation and hidden files, so the few lines are ours.
 *
 * <p>Only what {@link PatternCandidates} writes is understood, which has no classes: a {@code [} is always escaped.
 */
final class Glob {
    private final String text;
    private final boolean literal;

    private Glob(String text) {
        this.text = text;
        this.literal = text.indexOf('*') < 0 && text.indexOf('[') < 0;
    }

    static Glob of(String text) {
        return new Glob(text);
    }

    /** A part of a pattern that matches exactly {@code name}. */
    static String escape(String name) {
        return name.replaceAll("[*\\[\\\\]", "\\\\$0");
    }

    /** The whole text that names exactly the file {@code key}: escaped only when TiDB would read it as a pattern. */
    static String naming(String key) {
        return of(key).literal ? key : escape(key);
    }

    /** What every match starts with, unescaped; the whole name when there is no wildcard. */
    String literalPrefix() {
        if (literal) {
            return text;
        }
        StringBuilder prefix = new StringBuilder();
        for (int i = 0; i < text.length() && text.charAt(i) != '*'; i++) {
            i = text.charAt(i) == '\\' ? i + 1 : i;
            prefix.append(text.charAt(i));
        }
        return prefix.toString();
    }

    /** Whether TiDB would read the file {@code key}. */
    boolean matches(String key) {
        return literal ? text.equals(key) : matches(0, key);
    }

    /** Goes back to the last star only: what an earlier star took can never need to change. */
    private boolean matches(int start, String key) {
        int at = start;
        int in = 0;
        int star = -1;
        int retry = -1;
        while (in < key.length()) {
            if (at < text.length() && text.charAt(at) == '*') {
                star = at++;
                retry = in;
            } else if (at < text.length() && literalAt(at) == key.charAt(in)) {
                at += text.charAt(at) == '\\' ? 2 : 1;
                in++;
            } else if (star >= 0 && key.charAt(retry) != '/') {
                at = star + 1;
                in = ++retry;
            } else {
                return false;
            }
        }
        return text.substring(at).chars().allMatch(c -> c == '*');
    }

    private char literalAt(int at) {
        return text.charAt(at) == '\\' ? text.charAt(at + 1) : text.charAt(at);
    }
}
