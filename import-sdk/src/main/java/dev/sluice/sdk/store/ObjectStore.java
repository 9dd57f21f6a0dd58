package dev.sluice.sdk.store;

import java.io.InputStream;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The files of one source. There are no directories: a key is a name that may hold slashes, as in object storage.
 *
 * <p>Every call blocks. A store may be shared by threads until it is closed. Failures to list or read are
 * {@link SourceUnreadableException}.
 */
public interface ObjectStore extends AutoCloseable {

    /**
     * Lists every file, in the storage's order, which is that of the keys' UTF-8 bytes unless the storage departs from
     * what its kind promises, page by page as the storage hands them out. Lazy: a page is
     * fetched when the stream gets there, so the stream may throw while it is consumed. Close it.
     */
    Stream<List<StoredObject>> pages();

    /** Opens a listed file at its first stored byte. The caller closes the stream. */
    InputStream open(String key);

    /**
     * Reads a part of a listed file in one request.
     *
     * @param from   where it begins, below the file's size
     * @param length how many bytes; fewer come where the file ends before
     */
    byte[] read(String key, long from, int length);

    /** Looks a file up by its key; empty when there is none. */
    Optional<StoredObject> stat(String key);

    /**
     * Says why TiDB could not be told to read this pattern at this storage; empty when it can.
     *
     * @param pattern a key, or a pattern of keys in TiDB's own syntax
     */
    Optional<String> objection(String pattern);

    /** What {@code IMPORT INTO … FROM} takes for a pattern without objection: no credential, no SQL quoting. */
    String location(String pattern);

    @Override
    void close();

    /** Opens a source with what the surroundings hold, as {@link #open(SourceUri, StoreCredentials)}. */
    static ObjectStore open(SourceUri uri) {
        return open(uri, StoreCredentials.SURROUNDINGS);
    }

    /**
     * Opens a source. A remote one is not asked for anything yet: whether it exists shows when it is listed.
     *
     * @param credentials for its kind of storage; local files take none
     * @throws SourceUnreadableException when it cannot be opened as asked; the text holds no secret
     */
    static ObjectStore open(SourceUri uri, StoreCredentials credentials) {
        return switch (uri.scheme()) {
            case LOCAL -> LocalStore.open(uri);
            case S3 -> S3Store.open(uri, credentials);
            case GCS -> GcsStore.open(uri, credentials);
            case AZURE -> AzureStore.open(uri, credentials);
        };
    }
}
