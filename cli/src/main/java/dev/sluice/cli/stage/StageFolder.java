package dev.sluice.cli.stage;

import dev.sluice.sdk.store.ObjectStore;
import dev.sluice.sdk.store.SourceUnreadableException;
import dev.sluice.sdk.store.StoreCredentials;
import dev.sluice.sdk.store.StoreUnwritableException;
import dev.sluice.sdk.store.StoredObject;
import dev.sluice.sdk.store.WritableStore;
import java.io.UncheckedIOException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;

/** The folder of one import in a bucket, and the mark beside it. */
final class StageFolder implements AutoCloseable {
    /** For a first answer: a command that has shown its result waits no longer for a storage that is away. */
    private static final long PATIENCE_S = 10;

    private final RememberedStage stage;
    private final StageMark mark;
    private final ObjectStore reader;
    private final WritableStore writer;

    StageFolder(RememberedStage stage, StoreCredentials keys) {
        this.stage = stage;
        this.mark = new StageMark(stage.parent(), stage.importId(), keys);
        this.reader = ObjectStore.open(stage.folder(), keys);
        this.writer = WritableStore.open(stage.folder(), keys);
    }

    ObjectStore reader() {
        return reader;
    }

    WritableStore writer() {
        return writer;
    }

    /** Whether it is this stage's, which it becomes when it is nobody's. */
    boolean take() {
        return mark.take(stage.owner());
    }

    /**
     * Removes what an earlier attempt has left and this plan has not: an import reads whatever lies here. What Sluice has not
     * written stays.
     */
    void removeAllBut(StagePlan plan) throws InterruptedException {
        try (Stream<List<StoredObject>> pages = reader.pages()) {
            Set<String> stale = new HashSet<>(pages.flatMap(List::stream).map(StoredObject::key).toList());
            plan.keys().forEach(stale::remove);
            new Removal(writer).of(List.copyOf(stale));
        }
    }

    /**
     * Removes all that was staged. The mark goes last: while it is there the folder is ours.
     *
     * @return whether it was ours; else nothing is touched
     * @throws StageFailedException when that cannot be done now
     */
    boolean remove() throws InterruptedException {
        String still = "what was staged for import " + stage.importId() + " is still there: ";
        try {
            awaitAnswer(still);
            if (!mark.isOf(stage.owner())) {
                return false;
            }
            new Removal(writer).of(stage.files());
            mark.remove();
            return true;
        } catch (StoreUnwritableException | SourceUnreadableException | UncheckedIOException e) {
            throw new StageFailedException(still + e.getMessage(), e);
        }
    }

    /** A listing, because nothing but a storage answers it: any server says 404 to the question for one file. */
    private void awaitAnswer(String still) throws InterruptedException {
        CompletableFuture<Boolean> answered = new CompletableFuture<>();
        Thread.ofPlatform().daemon().name("stage-answer").start(() -> {
            try (Stream<List<StoredObject>> pages = reader.pages()) {
                answered.complete(pages.findFirst().isPresent());
            } catch (RuntimeException e) {
                answered.completeExceptionally(e);
            }
        });
        try {
            answered.get(PATIENCE_S, TimeUnit.SECONDS);
        } catch (TimeoutException e) {
            throw new StageFailedException(still + "the storage has not answered for " + PATIENCE_S + " s", e);
        } catch (ExecutionException e) {
            throw e.getCause() instanceof RuntimeException said ? said : new IllegalStateException(e.getCause());
        }
    }

    @Override
    public void close() {
        reader.close();
        writer.close();
    }
}
