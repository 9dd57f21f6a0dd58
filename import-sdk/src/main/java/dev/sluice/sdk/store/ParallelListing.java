package dev.sluice.sdk.store;

import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/**
 * A listing that asks for several pages at a time, as {@link ListingPlan} decides. One thread reads it; the pages are
 * fetched by threads of its own, none before the first is wanted.
 */
final class ParallelListing implements Iterator<List<StoredObject>> {
    /** Enough to hide a storage's latency, far from what a bucket allows. */
    private static final int WORKERS = 16;

    private final Function<KeyRange, ListingPage> storage;
    private final ListingPlan plan = new ListingPlan();
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final ExecutorService threads = Executors.newThreadPerTaskExecutor(
            Thread.ofPlatform().daemon().name("sluice-listing-", 1).factory());
    private int working;
    private @Nullable Throwable failure;
    private Optional<List<StoredObject>> page = Optional.empty();

    private ParallelListing(Function<KeyRange, ListingPage> storage) {
        this.storage = storage;
    }

    /**
     * Pages in order of the storage's keys, none of them empty.
     *
     * @param storage fetches the first keys of a range, a page of them; keys behind the range's end are left out here. Called
     *                by many threads. What it throws, the reader of the stream gets.
     * @return to be closed: that ends the threads, without waiting for them. An interrupted reader gets a
     *         {@link ListingInterruptedException}.
     */
    static Stream<List<StoredObject>> pages(Function<KeyRange, ListingPage> storage) {
        ParallelListing listing = new ParallelListing(storage);
        Spliterator<List<StoredObject>> pages = Spliterators.spliteratorUnknownSize(listing,
                Spliterator.ORDERED | Spliterator.NONNULL);
        return StreamSupport.stream(pages, false).onClose(listing::close);
    }

    @Override
    public boolean hasNext() {
        lock.lock();
        try {
            while (page.isEmpty()) {
                page = plan.take();
                if (page.isEmpty() && plan.isFinished()) {
                    return false;
                }
                requireHealth();
                askForMore();
                if (page.isEmpty()) {
                    changed.await();
                }
            }
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ListingInterruptedException();
        } finally {
            lock.unlock();
        }
    }

    @Override
    public List<StoredObject> next() {
        if (!hasNext()) {
            throw new NoSuchElementException();
        }
        List<StoredObject> taken = page.orElseThrow();
        page = Optional.empty();
        return taken;
    }

    private void requireHealth() {
        switch (failure) {
            case null -> {
            }
            case RuntimeException ours -> throw ours;
            case Error fatal -> throw fatal;
            default -> throw new IllegalStateException(failure);
        }
        if (threads.isShutdown()) {
            throw new IllegalStateException("the listing is closed");
        }
    }

    // Holds the lock, and so does who closes: no task meets threads that are shut down.
    private void askForMore() {
        while (working < WORKERS && failure == null && !threads.isShutdown()) {
            Optional<ListingPlan.Task> task = plan.next();
            if (task.isEmpty()) {
                return;
            }
            working++;
            threads.execute(() -> fetch(task.get()));
        }
    }

    private void fetch(ListingPlan.Task task) {
        try {
            ListingPage answer = storage.apply(task.keys());
            change(() -> plan.arrived(task, answer));
        } catch (RuntimeException | Error e) { // Whatever it is, the reader waits for it.
            change(() -> failure = failure == null ? e : failure);
        }
    }

    private void change(Runnable step) {
        lock.lock();
        try {
            working--;
            step.run();
            askForMore();
            changed.signal();
        } finally {
            lock.unlock();
        }
    }

    private void close() {
        lock.lock();
        try {
            threads.shutdownNow();
            changed.signal();
        } finally {
            lock.unlock();
        }
    }
}
