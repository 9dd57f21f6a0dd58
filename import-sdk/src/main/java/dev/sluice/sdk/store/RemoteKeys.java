package dev.sluice.sdk.store;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Translates between a source's own keys and those of its bucket, and says how TiDB names them.
 *
 * <p>TiDB 9.0 ({@code InitDataFiles} in {@code pkg/executor/importer/import.go}) takes the decoded path without slashes at
 * either end for the key, or, when it holds {@code *} or {@code [}, for a pattern; it then lists what begins with the text
 * before the first of these, as it stands. A backslash there is looked for in the keys and not found.
 */
final class RemoteKeys {
    private static final Pattern MAGIC = Pattern.compile("[*\\[\\\\]");
    private static final Pattern ESCAPED = Pattern.compile("[\\[\\\\]");
    private static final Pattern CONTROL = Pattern.compile("[\\x00-\\x1F\\x7F]");

    private final SourceUri uri;
    private final String prefix;

    RemoteKeys(SourceUri uri) {
        this.uri = uri;
        this.prefix = uri.path().isEmpty() ? "" : uri.path() + "/";
    }

    /** What every key of the source begins with in its bucket: nothing, or a text with a slash at its end. */
    String prefix() {
        return prefix;
    }

    String inBucket(String key) {
        return prefix + key;
    }

    String inSource(String bucketKey) {
        return bucketKey.substring(prefix.length());
    }

    /** A key that only marks a folder, which consoles make: it holds nothing. */
    static boolean isFolderMark(String key, long size) {
        return key.isEmpty() || (size == 0 && key.endsWith("/"));
    }

    /** As {@link ObjectStore#objection}. */
    Optional<String> objection(String pattern) {
        if (CONTROL.matcher(inBucket(pattern)).find()) {
            return Optional.of("TiDB cannot parse a name with a control character");
        }
        if (pattern.startsWith("/") || pattern.endsWith("/")) {
            return Optional.of("TiDB drops a slash at the beginning or end of a name");
        }
        return MAGIC.matcher(prefix).find() || ESCAPED.matcher(pattern).find()
                ? Optional.of("a name holds '*', '[' or '\\', which TiDB may take for a pattern")
                : Optional.empty();
    }

    /** As {@link ObjectStore#location}. */
    String location(String pattern) {
        return uri.at(inBucket(pattern));
    }
}
