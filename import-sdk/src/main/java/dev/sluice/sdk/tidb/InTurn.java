package dev.sluice.sdk.tidb;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;

/** The addresses of a target, each tried until one lets us in, from the one that did so last. Safe for many threads. */
public final class InTurn {

    private final List<TidbTarget> each;
    private final AtomicInteger last = new AtomicInteger();

    public InTurn(TidbTarget target) {
        this.each = target.addresses().stream().map(target::at).toList();
    }

    /**
     * What the first address gives at which it can be opened.
     *
     * @throws TidbException when there is none, with the reason of each
     */
    public <T> T open(Function<TidbTarget, T> opening) {
        int first = last.get();
        List<TidbException> failures = new ArrayList<>();
        for (int i = 0; i < each.size() && !Thread.currentThread().isInterrupted(); i++) {
            int next = (first + i) % each.size();
            try {
                T opened = opening.apply(each.get(next));
                last.set(next);
                return opened;
            } catch (TidbException e) {
                failures.add(e);
            }
        }
        throw TidbException.nowhere(each.get(first), failures);
    }
}
