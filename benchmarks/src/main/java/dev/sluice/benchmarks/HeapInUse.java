package dev.sluice.benchmarks;

import dev.sluice.sdk.store.StoredObject;
import dev.sluice.sdk.store.SyntheticStore;
import java.lang.ref.Reference;
import java.time.Duration;
import java.util.Iterator;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** How many bytes of heap stay in use after a collection. */
final class HeapInUse {
    private static final int PAGES_BETWEEN_LOOKS = 50;

    private HeapInUse() {}

    /** The most in use while a source of so many objects is listed, and nothing of it kept. */
    static long listing(int objects) {
        long most = 0;
        try (Stream<List<StoredObject>> pages = new SyntheticStore(objects, Duration.ZERO).pages()) {
            Iterator<List<StoredObject>> reader = pages.iterator();
            for (int page = 0; reader.hasNext(); page++) {
                reader.next();
                if (page % PAGES_BETWEEN_LOOKS == 0) {
                    most = Math.max(most, afterCollection());
                }
            }
        }
        return most;
    }

    /** What is in use with a result in hand. */
    static long with(Supplier<?> result) {
        Object held = result.get();
        try {
            return afterCollection();
        } finally {
            Reference.reachabilityFence(held);
        }
    }

    private static long afterCollection() {
        System.gc();
        return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
    }
}
