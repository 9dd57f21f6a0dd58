package dev.sluice.local.tidb.plan;

import dev.sluice.local.tidb.statement.TidbErrors;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The path of a FROM clause.
 *
 * @param scheme lower case; empty for a plain path
 * @param path   of a local source: exactly as written, so {@code file://} makes it one that is not absolute
 * @param query  what a URL has after {@code ?}, which may hold keys; may be empty
 */
record DataSource(Optional<String> scheme, String path, String query) {
    private static final Pattern URL = Pattern.compile("([A-Za-z][A-Za-z0-9+.-]*)://([^?]*)(?:\\?(.*))?",
            Pattern.DOTALL);
    private static final Pattern BAD_ESCAPE = Pattern.compile("%(?![0-9A-Fa-f]{2}).{0,2}");
    private static final Set<String> DISK = Set.of("file", "local");

    /** @throws dev.sluice.local.tidb.statement.TidbException 8158 when Go's URL parser would refuse the text */
    static DataSource parse(String text) {
        Matcher url = URL.matcher(text);
        Optional<String> scheme = url.matches() ? Optional.of(url.group(1).toLowerCase(Locale.ROOT)) : Optional.empty();
        String path = scheme.isPresent() ? url.group(2) : text;
        refuseMalformed(text, path);
        String query = scheme.isPresent() && url.group(3) != null ? url.group(3) : "";
        return new DataSource(scheme, isDisk(scheme) ? text : path, query);
    }

    /** Whether the text, well formed or not, names a file of the server's own disk. */
    static boolean isServerDisk(String text) {
        Matcher url = URL.matcher(text);
        return !url.matches() || DISK.contains(url.group(1).toLowerCase(Locale.ROOT));
    }

    private static boolean isDisk(Optional<String> scheme) {
        return scheme.isEmpty() || scheme.filter(DISK::contains).isPresent();
    }

    /** Without the query, which may hold keys. */
    @Override
    public String toString() {
        return isLocal() ? path : scheme.orElseThrow() + "://" + path;
    }

    boolean isLocal() {
        return isDisk(scheme);
    }

    private static void refuseMalformed(String text, String path) {
        String shown = StatementSecrets.without(text);
        if (path.chars().anyMatch(c -> c < ' ' || c == 0x7f)) {
            throw TidbErrors.unparsableUri(shown, "net/url: invalid control character in URL");
        }
        if (path.startsWith(":")) {
            throw TidbErrors.unparsableUri(shown, "missing protocol scheme");
        }
        Matcher escape = BAD_ESCAPE.matcher(path);
        if (escape.find()) {
            throw TidbErrors.unparsableUri(shown, "invalid URL escape \"" + escape.group() + "\"");
        }
    }
}
