package dev.sluice.sdk.store;

import java.io.InputStream;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * A bucket that holds a dump of many tables in no memory: every page of 1,000 keys is made when it is asked for, and comes
 * after a while. In this package because a listing over ranges is the SDK's own.
 *
 * @param objects how many files there are, a hundred for each table
 * @param latency how long a page takes
 */
public record SyntheticStore(int objects, Duration latency) implements ObjectStore {
    private static final int PAGE = 1_000;
    private static final int FILES_OF_A_TABLE = 100;

    /** As many as the SDK's listing has. */
    private static final int WORKERS = 16;

    /** The listing that the SDK does. */
    @Override
    public Stream<List<StoredObject>> pages() {
        return ParallelListing.pages(this::page);
    }

    /** A loop that asks for one page after the other. */
    public void listOneByOne(Consumer<List<StoredObject>> reader) {
        list(0, objects, reader);
    }

    /** The plainest loop with as many workers: each knows from the start which keys are its own, and nothing is put in order. */
    public void listByShares(Consumer<List<StoredObject>> reader) {
        int share = objects / WORKERS;
        try (ExecutorService workers = Executors.newFixedThreadPool(WORKERS)) {
            CompletableFuture<?>[] shares = IntStream.range(0, WORKERS)
                    .mapToObj(i -> CompletableFuture.runAsync(
                            () -> list(i * share, i == WORKERS - 1 ? objects : (i + 1) * share, reader), workers))
                    .toArray(CompletableFuture[]::new);
            CompletableFuture.allOf(shares).join();
        }
    }

    private void list(int from, int to, Consumer<List<StoredObject>> reader) {
        for (int at = from; at < to; at += PAGE) {
            await();
            reader.accept(objects(at, Math.min(at + PAGE, to)));
        }
    }

    private ListingPage page(KeyRange range) {
        await();
        int from = firstBehind(range.after());
        int to = Math.min(from + PAGE, objects);
        List<StoredObject> page = objects(from, to);
        return new ListingPage(page, page.isEmpty() ? "" : page.getLast().key(), to < objects);
    }

    private int firstBehind(String key) {
        int low = 0;
        int high = objects;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (key(middle).compareTo(key) <= 0) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    private static List<StoredObject> objects(int from, int to) {
        return IntStream.range(from, to).mapToObj(i -> new StoredObject(key(i), 1 << 20, Instant.EPOCH)).toList();
    }

    private static String key(int index) {
        return "shop.orders_" + padded(index / FILES_OF_A_TABLE, 5) + "." + padded(index % FILES_OF_A_TABLE, 9)
                + ".csv";
    }

    private static String padded(int number, int digits) {
        String text = Integer.toString(number);
        return "0".repeat(digits - text.length()) + text;
    }

    /** Nobody counts down: it is a wait that can be interrupted. */
    private void await() {
        if (latency.isZero()) {
            return;
        }
        try {
            new CountDownLatch(1).await(latency.toNanos(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ListingInterruptedException();
        }
    }

    @Override
    public InputStream open(String key) {
        throw new UnsupportedOperationException("a scan opens no file");
    }

    @Override
    public byte[] read(String key, long from, int length) {
        throw new UnsupportedOperationException("a scan reads no file");
    }

    @Override
    public Optional<StoredObject> stat(String key) {
        throw new UnsupportedOperationException("a scan looks no file up");
    }

    @Override
    public Optional<String> objection(String pattern) {
        return Optional.empty();
    }

    @Override
    public String location(String pattern) {
        return "s3://bucket/" + pattern;
    }

    @Override
    public void close() {
        // Nothing is open.
    }
}
