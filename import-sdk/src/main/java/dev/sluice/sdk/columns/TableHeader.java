package dev.sluice.sdk.columns;

import dev.sluice.sdk.scan.DataFile;
import dev.sluice.sdk.store.ListingInterruptedException;
import dev.sluice.sdk.store.SourceUnreadableException;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * What the CSV files of one table say they hold.
 *
 * @param first the header of the first file that has one; empty when all files are empty
 * @param other the first that is not the same, in names or in their order; upper and lower case are one
 */
record TableHeader(Optional<Named> first, Optional<Named> other) {

    /** A file and the names in its header. */
    record Named(String file, List<String> names) {}

    /**
     * Reads the header of every file, several at a time; no more of them once two differ. Keeps two. Blocks.
     *
     * @param check called before each file by the thread that reads it; what it throws ends the reading, and is thrown
     * @throws SourceUnreadableException   when a file cannot be read
     * @throws ListingInterruptedException when the calling thread is interrupted
     */
    static TableHeader read(List<DataFile> files, Function<DataFile, List<String>> reader, Runnable check) {
        for (int i = 0; i < files.size(); i++) {
            ListingInterruptedException.throwIfInterrupted();
            check.run();
            Named named = new Named(files.get(i).key(), reader.apply(files.get(i)));
            if (!named.names().isEmpty()) {
                return new TableHeader(Optional.of(named),
                        new HeaderComparison(named, files.subList(i + 1, files.size()), reader, check).firstOther());
            }
        }
        return new TableHeader(Optional.empty(), Optional.empty());
    }
}
