package dev.sluice.cli.stage;

import dev.sluice.event.ImportId;
import dev.sluice.sdk.store.ObjectStore;
import dev.sluice.sdk.store.SourceUri;
import dev.sluice.sdk.store.StoreCredentials;
import dev.sluice.sdk.store.WritableStore;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/**
 * Says whose an import's folder is: a small file beside it, so that no import reads it. Another data directory, or another
 * machine, with the same dump has the same folder; it must neither change the files nor remove them while TiDB reads them here.
 */
final class StageMark {
    private static final String SUFFIX = ".sluice-stage";

    private final SourceUri under;
    private final String key;
    private final StoreCredentials credentials;

    StageMark(SourceUri under, ImportId id, StoreCredentials credentials) {
        this.under = under;
        this.key = id.value() + SUFFIX;
        this.credentials = credentials;
    }

    /** Makes the folder this owner's, unless it is another's; whether it is this one's now. */
    boolean take(String owner) {
        try (WritableStore store = WritableStore.open(under, credentials)) {
            return store.putIfAbsent(key, owner.getBytes(StandardCharsets.UTF_8)) || isOf(owner);
        }
    }

    boolean isOf(String owner) {
        try (ObjectStore store = ObjectStore.open(under, credentials)) {
            return store.stat(key).isPresent() && read(store).equals(owner);
        }
    }

    private String read(ObjectStore store) {
        try (InputStream content = store.open(key)) {
            return new String(content.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void remove() {
        try (WritableStore store = WritableStore.open(under, credentials)) {
            store.delete(key);
        }
    }
}
