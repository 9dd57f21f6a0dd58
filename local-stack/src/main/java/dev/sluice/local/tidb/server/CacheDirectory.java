package dev.sluice.local.tidb.server;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/** Where a user's caches lie, by the XDG Base Directory rules. */
final class CacheDirectory {

    private CacheDirectory() {}

    /**
     * {@code $XDG_CACHE_HOME/sluice} when that is an absolute path, else {@code $HOME/.cache/sluice}.
     *
     * @param accountHome stands in for {@code HOME} where the environment has none
     */
    static Path of(Map<String, String> environment, Path accountHome) {
        Path home = absolute(environment, "HOME").orElse(accountHome);
        return absolute(environment, "XDG_CACHE_HOME").orElse(home.resolve(".cache")).resolve("sluice");
    }

    private static Optional<Path> absolute(Map<String, String> environment, String name) {
        return Optional.ofNullable(environment.get(name)).map(Path::of).filter(Path::isAbsolute);
    }
}
