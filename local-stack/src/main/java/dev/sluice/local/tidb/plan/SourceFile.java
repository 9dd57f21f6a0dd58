package dev.sluice.local.tidb.plan;

import java.nio.file.Path;
import java.util.Optional;

/**
 * A data file; {@code bytes} counts what is stored, compressed or not.
 *
 * @param path   where it lies on this machine; of a remote one only its name, below {@code /}
 * @param remote where it lies otherwise
 */
public record SourceFile(Path path, long bytes, Optional<RemoteObject> remote) {

    public SourceFile(Path path, long bytes) {
        this(path, bytes, Optional.empty());
    }

    static SourceFile remote(RemoteObject object, long bytes) {
        return new SourceFile(Path.of("/" + object.key()), bytes, Optional.of(object));
    }
}
