package dev.sluice.sdk.store.contract;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** A storage that a test fills and Sluice reads. */
public interface StoreServer extends AutoCloseable {

    /** What a URI says as {@code endpoint}. */
    String endpoint();

    /** Puts one object, into a bucket that is made when it is missing. */
    void put(String bucket, String key, byte[] content);

    /** Puts every file of a directory below a prefix. */
    default void putAll(String bucket, String prefix, Path directory) throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            for (Path file : files.toList()) {
                put(bucket, prefix + "/" + file.getFileName(), Files.readAllBytes(file));
            }
        }
    }

    @Override
    void close();
}
