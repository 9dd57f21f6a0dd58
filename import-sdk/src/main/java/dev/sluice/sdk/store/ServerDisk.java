package dev.sluice.sdk.store;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What TiDB can read on its own disk.
 *
 * <p>TiDB 8.5 parses the path as a URL ({@code InitDataStore} in {@code pkg/executor/importer/import.go}), takes the
 * directory of the text as typed, and writes it anew as the path of that URL: every character that a URL's path must escape
 * becomes {@code %20} and the like, and what follows a {@code ?} or {@code #}, even of the file's name, is put behind it. It
 * then makes a directory of that other name, and finds nothing in it. The rest of a file's name is taken as typed. Whether
 * later releases do so too is not known, so they are not asked for it either. The last part must end in a known suffix, in
 * letters, not in a wildcard.
 */
final class ServerDisk {
    private static final Set<String> SUFFIXES = Set.of("csv", "sql", "parquet", "gz", "gzip", "zst", "zstd", "snappy");
    private static final Pattern BROKEN_ESCAPE = Pattern.compile("%(?![0-9A-Fa-f]{2})");
    private static final Pattern CONTROL = Pattern.compile("[\\x00-\\x1F\\x7F]");
    private static final Pattern QUERY = Pattern.compile("[?#]");
    /** What Go's {@code net/url} escapes in a path. */
    private static final Pattern ESCAPED = Pattern.compile("[^A-Za-z0-9$&+,./:;=@_~-]");

    private ServerDisk() {}

    /**
     * @param root    an absolute directory, as it is
     * @param pattern below it, with special characters of names escaped
     */
    static Optional<String> objection(String root, String pattern) {
        String below = pattern.substring(0, pattern.lastIndexOf('/') + 1);
        String name = pattern.substring(below.length());
        if (BROKEN_ESCAPE.matcher(root + "/" + pattern).find()) {
            return Optional.of("TiDB cannot parse a path with a '%' that no two hexadecimal digits follow");
        }
        if (CONTROL.matcher(root + "/" + pattern).find()) {
            return Optional.of("TiDB cannot parse a path with a control character");
        }
        return directory(root, below).or(() -> file(name));
    }

    private static Optional<String> directory(String root, String below) {
        // A star that no backslash precedes is a wildcard, which only a server gets that takes it there.
        String odd = ESCAPED.matcher(root + "/" + below.replaceAll("(?<!\\\\)\\*", ""))
                .results()
                .map(found -> "'" + found.group() + "'")
                .distinct()
                .collect(Collectors.joining(" "));
        return odd.isEmpty()
                ? Optional.empty()
                : Optional.of("TiDB does not find the directory " + (root + "/" + below).replaceAll("(?<!^)/+$", "")
                        + " on its disk, because its path holds " + odd + ", while letters from a to z, digits and"
                        + " $&+,-.:;=@_~ are safe there");
    }

    private static Optional<String> file(String name) {
        if (QUERY.matcher(name).find()) {
            return Optional.of("TiDB does not find a file on its disk whose name holds '?' or '#'");
        }
        String suffix = name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
        return SUFFIXES.contains(suffix)
                ? Optional.empty()
                : Optional.of("TiDB wants a path on its disk to end in a file suffix it knows, not in '." + suffix
                        + "'");
    }
}
