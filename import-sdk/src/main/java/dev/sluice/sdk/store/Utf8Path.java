package dev.sluice.sdk.store;

import java.net.URI;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/**
 * Turns text into paths and back as UTF-8, which is how TiDB reads names, whatever the locale of this process: in a POSIX
 * locale Java's own conversion loses every letter beyond ASCII. A {@code file:} URI holds the bytes of a name.
 */
final class Utf8Path {

    private Utf8Path() {}

    /** @param absolute starts with a slash */
    static Path of(String absolute) {
        return Path.of(uri(absolute));
    }

    /** An absolute path without {@code .}, {@code ..} and repeated slashes, as far as that can be said without looking. */
    static String normalized(String absolute) {
        String path = decoded(uri(absolute).normalize().getRawPath());
        return path.length() > 1 && path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
    }

    /** The text of an absolute path; holds U+FFFD where a name is not UTF-8. */
    static String text(Path path) {
        String text = decoded(path.toUri().getRawPath());
        return text.length() > 1 && text.endsWith("/") ? text.substring(0, text.length() - 1) : text;
    }

    private static URI uri(String absolute) {
        return URI.create("file://" + URLEncoder.encode(absolute, StandardCharsets.UTF_8)
                .replace("+", "%20")
                .replace("%2F", "/"));
    }

    private static String decoded(String rawPath) {
        return URLDecoder.decode(rawPath.replace("+", "%2B"), StandardCharsets.UTF_8);
    }
}
