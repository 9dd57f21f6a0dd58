package dev.sluice.sdk.columns;

import dev.sluice.sdk.head.RowSight;
import java.util.concurrent.atomic.AtomicReference;

/** Whether any of the files of a table has a row. For several threads. */
final class RowWatch {
    private final AtomicReference<RowSight> all = new AtomicReference<>(RowSight.NONE);

    void add(RowSight file) {
        all.accumulateAndGet(file, RowSight::and);
    }

    RowSight seen() {
        return all.get();
    }
}
