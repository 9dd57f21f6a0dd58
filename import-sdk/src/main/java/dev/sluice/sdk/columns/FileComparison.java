package dev.sluice.sdk.columns;

import dev.sluice.sdk.columns.FilesCompared.Said;
import dev.sluice.sdk.scan.DataFile;
import dev.sluice.sdk.store.ListingInterruptedException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.IntStream;

/** Looks for a file that is not like the first, with a few threads of its own. */
final class FileComparison<T> {
    /** Enough to hide a storage's latency, far from what a bucket allows. */
    private static final int AT_ONCE = 16;

    private final List<DataFile> files;
    private final Function<DataFile, Optional<T>> reader;
    private final Predicate<T> alike;
    private final Runnable check;
    private final AtomicInteger next = new AtomicInteger();
    /** At most one a thread: each ends with what it finds. */
    private final TreeMap<Integer, Said<T>> others = new TreeMap<>();

    FileComparison(List<DataFile> files, Function<DataFile, Optional<T>> reader, Predicate<T> alike, Runnable check) {
        this.files = files;
        this.reader = reader;
        this.alike = alike;
        this.check = check;
    }

    /** Of all that differ the first in the order of files: all before it were read. */
    Optional<Said<T>> firstOther() {
        ExecutorService threads = Executors.newThreadPerTaskExecutor(
                Thread.ofPlatform().daemon().name("sluice-headers-", 1).factory());
        try {
            List<? extends Future<?>> reading = IntStream.range(0, Math.min(AT_ONCE, files.size()))
                    .mapToObj(thread -> threads.submit(this::compare))
                    .toList();
            reading.forEach(FileComparison::await);
            // Where all have been read by then, no wait has seen it.
            ListingInterruptedException.throwIfInterrupted();
            synchronized (others) {
                return Optional.ofNullable(others.firstEntry()).map(Map.Entry::getValue);
            }
        } finally {
            stop();
            threads.shutdownNow();
        }
    }

    private void compare() {
        for (int i = next.getAndIncrement(); i < files.size(); i = next.getAndIncrement()) {
            check.run();
            Optional<T> said = reader.apply(files.get(i));
            if (said.isPresent() && !alike.test(said.get())) {
                synchronized (others) {
                    others.put(i, new Said<>(files.get(i).key(), said.get()));
                }
                stop();
            }
        }
    }

    private void stop() {
        next.set(files.size());
    }

    private static void await(Future<?> reading) {
        try {
            reading.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ListingInterruptedException();
        } catch (ExecutionException e) {
            switch (e.getCause()) {
                case RuntimeException ours -> throw ours;
                case Error fatal -> throw fatal;
                default -> throw new IllegalStateException(e.getCause());
            }
        }
    }
}
