package dev.sluice.local.tidb.plan;

import dev.sluice.sdk.store.ObjectStore;
import dev.sluice.sdk.store.SourceUnreadableException;
import dev.sluice.sdk.store.SourceUri;
import dev.sluice.sdk.store.StoreCredentials;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** An object in a bucket, with what it takes to read it. */
public record RemoteObject(SourceUri directory, StoreCredentials credentials, String key) {

    /** Copies the object over a file of this machine; blocks. */
    public void copyTo(Path file) throws IOException {
        try (ObjectStore store = ObjectStore.open(directory, credentials); InputStream content = store.open(key)) {
            Files.copy(content, file, StandardCopyOption.REPLACE_EXISTING);
        } catch (SourceUnreadableException e) {
            throw new IOException(e.getMessage(), e);
        }
    }
}
