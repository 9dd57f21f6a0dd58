package dev.sluice.sdk.columns;

import dev.sluice.sdk.scan.DataFile;
import dev.sluice.sdk.store.ListingInterruptedException;
import dev.sluice.sdk.store.SourceUnreadableException;
import java.util.List;
import java.util.Optional;
import java.util.function.BiPredicate;
import java.util.function.Function;

/**
 * What the files of one table say of themselves.
 *
 * @param first of the first file that says anything; empty when none does
 * @param other the first that is not like it
 */
record FilesCompared<T>(Optional<Said<T>> first, Optional<Said<T>> other) {

    /** A file and what it says. */
    record Said<T>(String file, T what) {}

    /**
     * Reads every file, several at a time; no more of them once two differ. Keeps two. Blocks.
     *
     * @param reader empty for a file that says nothing
     * @param alike  whether what the second file says goes with what the first says
     * @param check  called before each file by the thread that reads it; what it throws ends the reading, and is thrown
     * @throws SourceUnreadableException   when a file cannot be read
     * @throws ListingInterruptedException when the calling thread is interrupted
     */
    static <T> FilesCompared<T> read(List<DataFile> files, Function<DataFile, Optional<T>> reader,
            BiPredicate<T, T> alike, Runnable check) {
        for (int i = 0; i < files.size(); i++) {
            ListingInterruptedException.throwIfInterrupted();
            check.run();
            String file = files.get(i).key();
            Optional<Said<T>> first = reader.apply(files.get(i)).map(what -> new Said<>(file, what));
            if (first.isPresent()) {
                T expected = first.get().what();
                return new FilesCompared<>(first, new FileComparison<>(files.subList(i + 1, files.size()), reader,
                        what -> alike.test(expected, what), check).firstOther());
            }
        }
        return new FilesCompared<>(Optional.empty(), Optional.empty());
    }
}
