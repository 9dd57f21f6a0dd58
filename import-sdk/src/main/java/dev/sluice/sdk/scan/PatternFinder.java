package dev.sluice.sdk.scan;

import dev.sluice.sdk.TableName;
import dev.sluice.sdk.check.Problem;
import dev.sluice.sdk.store.ObjectStore;
import dev.sluice.sdk.store.StoredObject;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** Finds the one pattern that selects exactly a table's files and that TiDB accepts at the source's storage. */
final class PatternFinder {
    private final ObjectStore store;
    private final KeyIndex index;
    private final WildcardReach reach;

    PatternFinder(ObjectStore store, List<StoredObject> everything, WildcardReach reach) {
        this.store = store;
        this.index = new KeyIndex(everything.stream().map(StoredObject::key).toList());
        this.reach = reach;
    }

    /**
     * @param files   at least one, of one format
     * @param problem told why when there is no such pattern
     */
    Optional<SourcePattern> find(TableName table, List<DataFile> files, Consumer<Problem> problem) {
        Set<String> keys = files.stream().map(DataFile::key).collect(Collectors.toSet());
        List<String> exact = exact(table, files, reach, keys);
        Optional<SourcePattern> usable = exact.stream()
                .filter(pattern -> store.objection(pattern).isEmpty())
                .findFirst()
                .map(pattern -> new SourcePattern(files.getFirst().format(), pattern, store.location(pattern)));
        if (usable.isEmpty()) {
            Problem reason = reason(table, files, exact, keys);
            problem.accept(new Problem(table + ": " + reason.seen() + ": "
                    + Listed.keys(files.stream().map(DataFile::key)), reason.advice()));
        }
        return usable;
    }

    private List<String> exact(TableName table, List<DataFile> files, WildcardReach within, Set<String> keys) {
        return PatternCandidates.of(table, files, within)
                .stream()
                .filter(pattern -> index.selectsExactly(pattern, keys))
                .toList();
    }

    private Problem reason(TableName table, List<DataFile> files, List<String> exact, Set<String> keys) {
        if (exact.isEmpty() && !exact(table, files, WildcardReach.EVERY_SEGMENT, keys).isEmpty()) {
            return new Problem(
                    "its data files are in several directories, and this TiDB takes wildcards in the last part"
                            + " of a path only (from 9.0 on in every part)", "put them in one directory");
        }
        return exact.stream()
                .map(store::objection)
                .flatMap(Optional::stream)
                .findFirst()
                .map(objection -> new Problem("its data files cannot be named to TiDB (" + objection + ")",
                        "rename the file or the directory that is at fault"))
                .orElse(new Problem("no pattern selects just its data files, of all files of the source",
                        "give them names of one beginning that no other file has, in one directory"));
    }
}
