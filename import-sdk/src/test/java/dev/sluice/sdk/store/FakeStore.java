package dev.sluice.sdk.store;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/** A store in memory that lists two files a page and takes any pattern. */
public final class FakeStore implements MemoryStore {
    public static final Instant MODIFIED = Instant.ofEpochMilli(1_700_000_000_123L);
    private static final int PAGE = 2;

    private final Map<String, byte[]> files = new TreeMap<>();

    /** Files with one byte each. */
    public static FakeStore of(String... keys) {
        FakeStore store = new FakeStore();
        Stream.of(keys).forEach(key -> store.put(key, "x"));
        return store;
    }

    public FakeStore put(String key, String text) {
        return put(key, text.getBytes(StandardCharsets.UTF_8));
    }

    public FakeStore put(String key, byte[] content) {
        files.put(key, content);
        return this;
    }

    @Override
    public Stream<List<StoredObject>> pages() {
        List<StoredObject> all = files.entrySet()
                .stream()
                .map(file -> new StoredObject(file.getKey(), file.getValue().length, MODIFIED))
                .toList();
        return Stream.iterate(0, from -> from < all.size(), from -> from + PAGE)
                .map(from -> all.subList(from, Math.min(from + PAGE, all.size())));
    }

    @Override
    public InputStream open(String key) {
        byte[] content = files.get(key);
        if (content == null) {
            throw new SourceUnreadableException("no such file: " + key, "", null);
        }
        return new ByteArrayInputStream(content);
    }

    @Override
    public Optional<StoredObject> stat(String key) {
        return Optional.ofNullable(files.get(key)).map(content -> new StoredObject(key, content.length, MODIFIED));
    }
}
