package dev.sluice.cli.stage;

import dev.sluice.sdk.store.ObjectStore;
import dev.sluice.sdk.store.SourceUri;
import dev.sluice.sdk.store.StoreCredentials;
import dev.sluice.sdk.store.StoredObject;
import java.io.InputStream;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Files of this machine as an import will find them once they are staged: they are read here, and TiDB is told of there. */
public final class StagedFiles implements ObjectStore {
    private final ObjectStore here;
    private final ObjectStore there;

    private StagedFiles(ObjectStore here, ObjectStore there) {
        this.here = here;
        this.there = there;
    }

    /**
     * Opens both; asks the stage for nothing.
     *
     * @param source      the directory
     * @param folder      where its files go
     * @param credentials for there
     */
    public static StagedFiles open(SourceUri source, SourceUri folder, StoreCredentials credentials) {
        return new StagedFiles(ObjectStore.open(source), ObjectStore.open(folder, credentials));
    }

    @Override
    public Stream<List<StoredObject>> pages() {
        return here.pages();
    }

    @Override
    public InputStream open(String key) {
        return here.open(key);
    }

    @Override
    public byte[] read(String key, long from, int length) {
        return here.read(key, from, length);
    }

    @Override
    public Optional<StoredObject> stat(String key) {
        return here.stat(key);
    }

    @Override
    public Optional<String> objection(String pattern) {
        return there.objection(pattern);
    }

    @Override
    public String location(String pattern) {
        return there.location(pattern);
    }

    @Override
    public void close() {
        here.close();
        there.close();
    }
}
