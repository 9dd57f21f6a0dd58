package dev.sluice.sdk.store;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What TiDB accepts as a path on its own disk.
 *
 * <p>TiDB 7.2 to 9.0 ({@code InitDataFiles} in {@code pkg/executor/importer/import.go}) first parses the text as a URL,
 * only to learn that it has no scheme, and then takes the path as typed: a space, {@code #}, {@code ?} or {@code %41}
 * stands for itself. So only what fails that parse is out of reach. The directory is taken as typed too, while the last
 * part is a pattern: a directory with a pattern's characters would be read one way by one release and another way by
 * the next, and is refused. The last part must end in a known suffix, in letters, not in a wildcard.
 */
final class ServerDisk {
    private static final Set<String> SUFFIXES = Set.of("csv", "sql", "parquet", "gz", "gzip", "zst", "zstd", "snappy");
    private static final Pattern BROKEN_ESCAPE = Pattern.compile("%(?![0-9A-Fa-f]{2})");
    private static final Pattern CONTROL = Pattern.compile("[\\x00-\\x1F\\x7F]");
    private static final Pattern MAGIC = Pattern.compile("[*\\[\\\\]");
    private static final Pattern ESCAPED = Pattern.compile("[\\[\\\\]");

    private ServerDisk() {}

    /**
     * @param root    an absolute directory, as it is
     * @param pattern below it, with special characters of names escaped
     */
    static Optional<String> objection(String root, String pattern) {
        String location = root + "/" + pattern;
        String directory = pattern.substring(0, pattern.lastIndexOf('/') + 1);
        String name = pattern.substring(directory.length());
        if (BROKEN_ESCAPE.matcher(location).find()) {
            return Optional.of("TiDB cannot parse a path with a '%' that no two hexadecimal digits follow");
        }
        if (CONTROL.matcher(location).find()) {
            return Optional.of("TiDB cannot parse a path with a control character");
        }
        if (MAGIC.matcher(root).find() || ESCAPED.matcher(directory).find()) {
            return Optional.of("a directory's name holds '*', '[' or '\\', which TiDB may take for a pattern");
        }
        String suffix = name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
        return SUFFIXES.contains(suffix)
                ? Optional.empty()
                : Optional.of("TiDB wants a path on its disk to end in a file suffix it knows, not in '." + suffix
                        + "'");
    }
}
