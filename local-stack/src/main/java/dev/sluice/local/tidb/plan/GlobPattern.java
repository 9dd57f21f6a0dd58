package dev.sluice.local.tidb.plan;

import java.util.regex.Pattern;

/**
 * One path segment with Go's wildcards as TiDB uses them: {@code *}, {@code [a-z]}, {@code [^x]} and {@code \} before
 * any character; a question mark is literal. Our own translation because Java's globs know {@code ?} and {@code {}}.
 */
final class GlobPattern {
    private final Pattern pattern;

    private GlobPattern(Pattern pattern) {
        this.pattern = pattern;
    }

    /** Whether {@code text} has a wildcard at all; without one a backslash is a backslash. */
    static boolean isGlob(String text) {
        return text.indexOf('*') >= 0 || text.indexOf('[') >= 0;
    }

    /** @throws IllegalArgumentException when a class or an escape is not complete */
    static GlobPattern compile(String glob) {
        StringBuilder regex = new StringBuilder();
        Cursor cursor = new Cursor(glob);
        while (cursor.hasNext()) {
            char c = cursor.next();
            switch (c) {
                case '*' -> regex.append("[^/]*");
                case '[' -> appendClass(cursor, regex);
                case '\\' -> appendLiteral(cursor.next(), regex);
                default -> appendLiteral(c, regex);
            }
        }
        return new GlobPattern(Pattern.compile(regex.toString(), Pattern.DOTALL));
    }

    boolean matches(String name) {
        return pattern.matcher(name).matches();
    }

    private static void appendClass(Cursor cursor, StringBuilder regex) {
        boolean negated = cursor.accept('^');
        regex.append(negated ? "[^" : "[");
        boolean first = true;
        while (first || !cursor.accept(']')) {
            char low = classMember(cursor);
            appendLiteral(low, regex);
            if (cursor.accept('-')) {
                regex.append('-');
                char high = classMember(cursor);
                if (high < low) {
                    throw malformed();
                }
                appendLiteral(high, regex);
            }
            first = false;
        }
        regex.append(']');
    }

    private static char classMember(Cursor cursor) {
        char c = cursor.next();
        if (c == '-' || c == ']') {
            throw malformed();
        }
        return c == '\\' ? cursor.next() : c;
    }

    private static void appendLiteral(char c, StringBuilder regex) {
        if (c < 0x80 && !Character.isLetterOrDigit(c)) {
            regex.append('\\');
        }
        regex.append(c);
    }

    private static IllegalArgumentException malformed() {
        return new IllegalArgumentException("syntax error in pattern");
    }

    private static final class Cursor {
        private final String text;
        private int position;

        Cursor(String text) {
            this.text = text;
        }

        boolean hasNext() {
            return position < text.length();
        }

        char next() {
            if (!hasNext()) {
                throw malformed();
            }
            return text.charAt(position++);
        }

        boolean accept(char wanted) {
            boolean found = hasNext() && text.charAt(position) == wanted;
            if (found) {
                position++;
            }
            return found;
        }
    }
}
