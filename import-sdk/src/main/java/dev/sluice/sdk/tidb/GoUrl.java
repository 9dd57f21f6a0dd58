package dev.sluice.sdk.tidb;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A URL as Go's {@code net/url} reads and writes it, as far as the location of a source goes: an absolute path, or
 * {@code scheme://host/path}. Pure.
 *
 * @param scheme   lower case; empty for a path alone
 * @param host     as typed
 * @param path     as typed, percent escapes and all
 * @param query    as typed, with its {@code ?}; may be empty
 * @param fragment as typed, without its {@code #}; may be empty
 */
record GoUrl(String scheme, String host, String path, String query, String fragment) {
    private static final Pattern PARTS = Pattern.compile("(?:([A-Za-z][A-Za-z0-9+.-]*)://([^/?#]*))?([^?#]*)"
            + "((?:\\?[^#]*)?)(?:#(.*))?", Pattern.DOTALL);
    private static final Pattern CONTROL = Pattern.compile("[\\x00-\\x1F\\x7F]");

    /** Reads a text; empty when Go would refuse it. */
    static Optional<GoUrl> parse(String text) {
        Matcher parts = PARTS.matcher(text);
        if (!parts.matches() || CONTROL.matcher(text).find()) {
            return Optional.empty();
        }
        String fragment = parts.group(5) == null ? "" : parts.group(5);
        if (!GoEscapes.areWhole(parts.group(3)) || !GoEscapes.areWhole(fragment)) {
            return Optional.empty();
        }
        String scheme = parts.group(1) == null ? "" : parts.group(1).toLowerCase(Locale.ROOT);
        return Optional.of(new GoUrl(scheme, parts.group(2) == null ? "" : parts.group(2), parts.group(3),
                parts.group(4), fragment));
    }

    GoUrl withQuery(String other) {
        return new GoUrl(scheme, host, path, other, fragment);
    }

    /** As Go writes it: a path or fragment with one character that must be escaped has all escaped that may be. */
    @Override
    public String toString() {
        return (scheme.isEmpty() ? "" : scheme + "://" + host) + GoEscapes.inPath(path) + query
                + (fragment.isEmpty() ? "" : "#" + GoEscapes.inFragment(fragment));
    }
}
