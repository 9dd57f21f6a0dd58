package dev.sluice.cli.stage;

import dev.sluice.sdk.store.WritableStore;
import dev.sluice.sdk.store.WrittenObject;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Removes files from a storage, several at once; of those, only what bears our digest. */
final class Removal {
    private static final int AT_ONCE = 8;

    private final WritableStore store;

    Removal(WritableStore store) {
        this.store = store;
    }

    /**
     * Blocks until none of them is there.
     *
     * @throws dev.sluice.sdk.store.StoreUnwritableException at the first one that cannot be removed
     */
    void of(List<String> keys) throws InterruptedException {
        ExecutorService threads = Executors.newFixedThreadPool(AT_ONCE, Thread.ofPlatform()
                .name("unstage-", 1)
                .daemon()
                .factory());
        try {
            List<Future<?>> removals = new ArrayList<>();
            keys.forEach(key -> removals.add(threads.submit(() -> remove(key))));
            for (Future<?> removal : removals) {
                removal.get();
            }
        } catch (ExecutionException e) {
            throw e.getCause() instanceof RuntimeException told ? told : new IllegalStateException(e.getCause());
        } finally {
            threads.shutdownNow();
        }
    }

    private void remove(String key) {
        if (store.stat(key).flatMap(WrittenObject::sha256).isPresent()) {
            store.delete(key);
        }
    }
}
