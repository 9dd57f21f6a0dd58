package dev.sluice.sdk.columns;

import dev.sluice.sdk.store.MemoryStore;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicLong;

/** A store whose every file has this beginning and then no end; counts the bytes that are read. */
final class EndlessStore implements MemoryStore {
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
}
