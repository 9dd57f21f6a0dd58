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
     * Lists every file, in order of the keys' UTF-8 bytes, page by page as the storage hands them out. Lazy: a page is
     * fetched when the stream gets there, so the stream may throw while it is consumed. Close it.
     */
    Stream<List<StoredObject>> pages();

    /** Opens a listed file at its first stored byte. The caller closes the stream. */
    InputStream open(String key);

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

    /**
     * Opens a source.
     *
     * @throws SourceUnreadableException when it does not exist, is not readable, or is of a kind that is not supported
     */
    static ObjectStore open(SourceUri uri) {
        return switch (uri.scheme()) {
            case LOCAL -> LocalStore.open(uri);
            case S3, GCS, AZURE -> throw new SourceUnreadableException("cannot open " + uri
                    + ": only local directories are supported as a source", null);
        };
    }
}
