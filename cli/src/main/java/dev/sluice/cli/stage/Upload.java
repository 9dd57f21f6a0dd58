package dev.sluice.cli.stage;

import dev.sluice.sdk.store.FileDigest;
import dev.sluice.sdk.store.StoreUnwritableException;
import dev.sluice.sdk.store.StoredObject;
import dev.sluice.sdk.store.WritableStore;
import dev.sluice.sdk.store.WrittenObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.CompletionService;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/** Brings the files of a plan to a storage, several at once. What is there already, by size and digest, is not sent again. */
final class Upload {
    private static final int AT_ONCE = 8;
    private static final long LOOK_EVERY_MS = 200;
    private static final long LAST_REQUESTS_S = 30;
    static final String WAY_ON = "; say the same again to go on: what is there already is not sent again";

    /** A file that is where it should be. */
    record Done(long bytes, boolean wasThere) {}

    private final Path source;
    private final WritableStore store;

    Upload(Path source, WritableStore store) {
        this.source = source;
        this.store = store;
    }

    /**
     * Blocks until every file is there.
     *
     * @param leave asked now and then whether to stop
     * @throws StageFailedException at the first file that cannot be read or written
     * @throws StageLeftException   when it was stopped
     */
    void run(StagePlan plan, UploadProgress progress, BooleanSupplier leave) throws InterruptedException {
        ExecutorService threads = Executors.newFixedThreadPool(AT_ONCE, Thread.ofPlatform()
                .name("stage-", 1)
                .factory());
        try {
            CompletionService<Done> uploads = new ExecutorCompletionService<>(threads);
            plan.files().forEach(file -> uploads.submit(() -> bring(file, progress)));
            for (int left = plan.files().size(); left > 0; progress.show()) {
                if (leave.getAsBoolean()) {
                    throw new StageLeftException("left while files were staged" + WAY_ON);
                }
                Future<Done> one = uploads.poll(LOOK_EVERY_MS, TimeUnit.MILLISECONDS);
                if (one != null) {
                    progress.done(one.get());
                    left--;
                }
            }
        } catch (ExecutionException e) {
            throw failed(e.getCause());
        } finally {
            threads.shutdownNow();
            threads.awaitTermination(LAST_REQUESTS_S, TimeUnit.SECONDS);
        }
    }

    private Done bring(StoredObject file, UploadProgress progress) throws IOException {
        Path path = source.resolve(file.key());
        if (!Files.isRegularFile(path)) {
            throw new StageFailedException("cannot stage " + path + ": it is no regular file; take it out" + WAY_ON);
        }
        FileDigest digest = digest(path);
        Optional<WrittenObject> there = store.stat(file.key());
        if (there.filter(found -> found.is(digest)).isPresent()) {
            return new Done(digest.size(), true);
        }
        if (there.isPresent() && there.get().sha256().isEmpty()) {
            throw new StageFailedException("cannot stage " + file.key()
                    + ": there is a file of that name, which Sluice has not written; choose another --stage or --id");
        }
        store.put(file.key(), path, digest, progress::sent);
        if (Files.size(path) != digest.size() || !Files.getLastModifiedTime(path).toInstant().equals(file.modified())) {
            store.delete(file.key());
            throw new StageFailedException("cannot stage " + path + ": it has changed since it was listed" + WAY_ON);
        }
        return new Done(digest.size(), false);
    }

    private static FileDigest digest(Path path) {
        try {
            return FileDigest.of(path);
        } catch (IOException e) {
            throw new StageFailedException("cannot stage " + path + ": it cannot be read (" + e.getClass()
                    .getSimpleName() + ")" + WAY_ON, e);
        }
    }

    private static RuntimeException failed(Throwable cause) {
        return switch (cause) {
            case StageFailedException said -> said;
            case StoreUnwritableException said -> new StageFailedException("cannot stage: " + said.getMessage()
                    + WAY_ON,
                    said);
            case IOException unread -> new StageFailedException("cannot stage: " + unread + WAY_ON, unread);
            case UncheckedIOException unread -> failed(unread.getCause());
            case RuntimeException bug -> bug;
            default -> new IllegalStateException(cause);
        };
    }
}
