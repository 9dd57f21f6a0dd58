package dev.sluice.local.tidb.plan;

import dev.sluice.local.tidb.statement.TidbErrors;
import dev.sluice.sdk.store.ObjectStore;
import dev.sluice.sdk.store.SourceUnreadableException;
import dev.sluice.sdk.store.StoredObject;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Finds the objects in a bucket that a FROM URI names: one of that key, or all that a pattern matches. Blocks. */
final class RemoteFiles {

    private RemoteFiles() {}

    /** The files in the storage's order; none when a wildcard matches nothing. */
    static List<SourceFile> find(DataSource source) {
        UrlRules.check(source);
        try {
            return find(RemoteLocation.of(source));
        } catch (SourceUnreadableException | IllegalArgumentException e) {
            throw TidbErrors.storageDenied(String.valueOf(e.getMessage()));
        }
    }

    private static List<SourceFile> find(RemoteLocation location) {
        boolean glob = GlobPattern.isGlob(location.pattern());
        Predicate<String> wanted = glob
                ? GlobPattern.compile(location.pattern())::matches
                : location.pattern()::equals;
        List<SourceFile> found;
        try (ObjectStore store = ObjectStore.open(location.directory(), location.credentials());
                Stream<List<StoredObject>> pages = store.pages()) {
            found = pages.flatMap(List::stream)
                    .filter(object -> wanted.test(object.key()))
                    .map(object -> SourceFile.remote(location.object(object.key()), object.size()))
                    .toList();
        }
        if (found.isEmpty() && !glob) {
            throw TidbErrors.unreadable("there is no object " + location.pattern() + " in " + location.directory()
                    + ". Please check the file location is correct");
        }
        return found;
    }
}
