package dev.sluice.sdk.store;

import java.nio.file.Path;
import java.util.Optional;
import java.util.function.LongConsumer;

/**
 * Where files are written below a folder; reading is {@link ObjectStore}'s. A file is there whole or not at all: an upload that
 * is cut leaves nothing that {@link #stat} or a listing shows.
 *
 * <p>Every call blocks. A store may be shared by threads until it is closed. What the storage refuses, and what cannot be
 * reached, is {@link StoreUnwritableException}, which names the file.
 */
public interface WritableStore extends AutoCloseable {

    /** What is there under a key; empty when nothing is. */
    Optional<WrittenObject> stat(String key);

    /**
     * Writes a file, in the place of one that is there, with its digest beside it. Reads it in parts, so its size does not matter.
     *
     * @param digest of the file as it is now; the storage is told to refuse what arrives otherwise
     * @param sent   told of bytes as they go, at the latest when all have gone, all together the file's size; by any thread
     * @throws java.io.UncheckedIOException when the file cannot be read
     */
    void put(String key, Path file, FileDigest digest, LongConsumer sent);

    /**
     * Writes a small file unless there is one of that key.
     *
     * @return whether it was written; {@code false}: the file that is there stays as it is
     */
    boolean putIfAbsent(String key, byte[] content);

    /** Removes a file; does nothing when there is none. */
    void delete(String key);

    @Override
    void close();

    /**
     * Opens a folder for writing. A remote one is not asked for anything yet.
     *
     * @param credentials for its kind of storage; local files take none
     * @throws SourceUnreadableException when it cannot be opened as asked; the text holds no secret
     */
    static WritableStore open(SourceUri uri, StoreCredentials credentials) {
        return switch (uri.scheme()) {
            case LOCAL -> new LocalWriter(Utf8Path.of(uri.path()));
            case S3 -> new S3Writer(uri, S3Clients.of(uri, credentials));
            case GCS -> new GcsWriter(uri, GcsClients.of(uri, credentials));
            case AZURE -> new AzureWriter(uri, AzureClients.of(uri, credentials, System.getenv()));
        };
    }
}
