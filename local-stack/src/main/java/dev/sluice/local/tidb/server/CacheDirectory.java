package dev.sluice.local.tidb.server;

import java.nio.file.Path;
import java.util.Map;

/** Where a user's caches lie, by the XDG Base Directory rules. */
final class CacheDirectory {

    private CacheDirectory() {}

    /** {@code $XDG_CACHE_HOME/sluice} when that is an absolute path, else {@code ~/.cache/sluice}. */
    static Path of(Map<String, String> environment, Path home) {
        String cache = environment.getOrDefault("XDG_CACHE_HOME", "");
        return (cache.startsWith("/") ? Path.of(cache) : home.resolve(".cache")).resolve("sluice");
    }
}
