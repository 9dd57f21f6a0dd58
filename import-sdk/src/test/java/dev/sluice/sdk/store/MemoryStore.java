package dev.sluice.sdk.store;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** A store of a test: TiDB never reads it, so any pattern will do. It lists nothing unless it says otherwise. */
public interface MemoryStore extends ObjectStore {

    @Override
    default Stream<List<StoredObject>> pages() {
        return Stream.empty();
    }

    @Override
    default byte[] read(String key, long from, int length) {
        try (InputStream file = open(key)) {
            file.skipNBytes(from);
            return file.readNBytes(length);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    default Optional<StoredObject> stat(String key) {
        return Optional.empty();
    }

    @Override
    default Optional<String> objection(String pattern) {
        return Optional.empty();
    }

    @Override
    default String location(String pattern) {
        return "/dump/" + pattern;
    }

    @Override
    default void close() {
        // Memory only.
    }
}
