package dev.sluice.sdk.scan;

import dev.sluice.sdk.store.ObjectStore;
import dev.sluice.sdk.store.StoredObject;
import java.util.List;
import java.util.stream.Stream;

/** Finds the tables of a source. Lists it once and opens no file. */
public final class FileScanner {
    private final ObjectStore store;

    /** @param store stays the caller's to close */
    public FileScanner(ObjectStore store) {
        this.store = store;
    }

    /**
     * Lists the source and gives every file its place. Blocks while the storage lists.
     *
     * @throws ScanRefusedException                              when it cannot be imported as it is; lists every reason
     * @throws dev.sluice.sdk.store.SourceUnreadableException when it cannot be listed
     */
    public Inventory scan(ScanRequest request) {
        List<StoredObject> objects = listing();
        FoundFiles found = new FoundFiles(request);
        found.addAll(objects);
        PatternFinder patterns = new PatternFinder(store, objects, request.reach());
        return new InventoryBuilder(found, patterns).build();
    }

    private List<StoredObject> listing() {
        try (Stream<List<StoredObject>> pages = store.pages()) {
            return pages.flatMap(List::stream).toList();
        }
    }
}
