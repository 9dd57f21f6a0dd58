package dev.sluice.cli.stage;

import dev.sluice.sdk.store.WritableStore;
import dev.sluice.sdk.store.WrittenObject;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Removes files from a storage, several at once; of those, only what bears our digest. */
final class Removal {
    private static final int AT_ONCE = 8;
    /** For the first answer: a command that has shown its result waits no longer for a storage that is away. */
    private static final long PATIENCE_S = 10;

    private final WritableStore store;

    Removal(WritableStore store) {
        this.store = store;
    }

    /**
     * Blocks until none of them is there; asks for the first one alone.
     *
     * @throws dev.sluice.sdk.store.StoreUnwritableException at the first one that cannot be removed
     */
    void of(List<String> keys) throws InterruptedException {
        if (keys.isEmpty()) {
            return;
        }
        ExecutorService threads = Executors.newFixedThreadPool(AT_ONCE, Thread.ofPlatform()
                .name("unstage-", 1)
                .daemon()
                .factory());
        try {
            requireAnswer(threads.submit(() -> store.stat(keys.getFirst())));
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

    private static void requireAnswer(Future<?> first) throws InterruptedException, ExecutionException {
        try {
            first.get(PATIENCE_S, TimeUnit.SECONDS);
        } catch (TimeoutException e) {
            throw new StageFailedException("the storage has not answered for " + PATIENCE_S + " s", e);
        }
    }

    private void remove(String key) {
        if (store.stat(key).flatMap(WrittenObject::sha256).isPresent()) {
            store.delete(key);
        }
    }
}
