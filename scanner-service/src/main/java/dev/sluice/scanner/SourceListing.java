package dev.sluice.scanner;

import dev.sluice.sdk.check.Check;
import dev.sluice.sdk.check.Finding;
import dev.sluice.sdk.scan.FileScanner;
import dev.sluice.sdk.scan.Inventory;
import dev.sluice.sdk.scan.ScanRefusedException;
import dev.sluice.sdk.scan.ScanRequest;
import dev.sluice.sdk.store.ObjectStore;

/** Lists a source, and says by which check it does not fit. */
final class SourceListing {

    private SourceListing() {}

    /**
     * @throws ChecksFailedException when the files do not make tables, or TiDB cannot be told to read them
     */
    static Inventory of(ObjectStore store, ScanRequest request) {
        try {
            return new FileScanner(store).scan(request);
        } catch (ScanRefusedException e) {
            throw new ChecksFailedException(e.problems()
                    .stream()
                    .map(problem -> Finding.critical(
                            e.isAboutNames(problem) ? Check.OBJECT_NAMES : Check.FILES_FIT_TABLES, problem))
                    .toList());
        }
    }
}
