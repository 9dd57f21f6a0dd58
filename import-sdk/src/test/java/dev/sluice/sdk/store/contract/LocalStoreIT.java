package dev.sluice.sdk.store.contract;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.sdk.store.ObjectStore;
import dev.sluice.sdk.store.SourceUnreadableException;
import dev.sluice.sdk.store.SourceUri;
import dev.sluice.sdk.store.StoreCredentials;
import dev.sluice.sdk.store.WritableStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.io.TempDir;

/** Directories keep what buckets keep. */
class LocalStoreIT implements WritableStoreContract {
    @TempDir
    private Path root;

    @Override
    public void put(String bucket, String key, byte[] content) throws Exception {
        Path file = root.resolve(bucket).resolve(key);
        Files.createDirectories(file.getParent());
        Files.write(file, content);
    }

    @Override
    public WritableStore openToWrite(String bucket, String prefix) {
        return WritableStore.open(SourceUri.parse(root.resolve(bucket).resolve(prefix).toString()),
                StoreCredentials.SURROUNDINGS);
    }

    @Override
    public WritableStore openInVain() {
        return WritableStore.open(SourceUri.parse("/dev/null/dump"), StoreCredentials.SURROUNDINGS);
    }

    @Override
    public ObjectStore open(String bucket, String prefix) {
        return ObjectStore.open(SourceUri.parse(root.resolve(bucket).resolve(prefix).toString()));
    }

    @Override
    public List<String> remotely(Callable<List<String>> listing) {
        assertThatThrownBy(listing::call).isInstanceOf(SourceUnreadableException.class)
                .hasMessageContaining("no such directory");
        return List.of();
    }
}
