package dev.sluice.sdk.columns;

import dev.sluice.sdk.store.ObjectStore;
import dev.sluice.sdk.store.StoredObject;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;

/** A store whose every file has this beginning and then no end; counts the bytes that are read. */
final class EndlessStore implements ObjectStore {
    private final byte[] beginning;
    private final AtomicLong read = new AtomicLong();

    EndlessStore(String beginning) {
        this.beginning = beginning.getBytes(StandardCharsets.UTF_8);
    }

    long read() {
        return read.get();
    }

    @Override
    public InputStream open(String key) {
        return new InputStream() {
            private int at;

            @Override
            public int read() {
                read.incrementAndGet();
                return at < beginning.length ? beginning[at++] : 'x';
            }

            @Override
            public int read(byte[] target, int offset, int length) {
                for (int i = 0; i < length; i++) {
                    target[offset + i] = (byte) read();
                }
                return length;
            }
        };
    }

    @Override
    public Stream<List<StoredObject>> pages() {
        return Stream.empty();
    }

    @Override
    public Optional<StoredObject> stat(String key) {
        return Optional.empty();
    }

    @Override
    public boolean putIfAbsent(String key, byte[] content) {
        return false;
    }

    @Override
    public Optional<String> objection(String pattern) {
        return Optional.empty();
    }

    @Override
    public String location(String pattern) {
        return "/dump/" + pattern;
    }

    @Override
    public void close() {
        // Memory only.
    }
}
