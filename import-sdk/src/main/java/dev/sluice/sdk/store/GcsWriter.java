package dev.sluice.sdk.store;

import com.google.cloud.storage.Blob;
import com.google.cloud.storage.BlobInfo;
import com.google.cloud.storage.Storage;
import com.google.cloud.storage.Storage.BlobTargetOption;
import com.google.cloud.storage.Storage.BlobWriteOption;
import com.google.cloud.storage.StorageClass;
import com.google.cloud.storage.StorageException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongConsumer;
import java.util.function.Supplier;

/** A prefix of a bucket in Google Cloud Storage, for writing. The storage checks the MD5 of the whole. */
final class GcsWriter implements WritableStore {
    private static final int PRECONDITION_FAILED = 412;
    private static final int NOT_FOUND = 404;

    private final SourceUri uri;
    private final RemoteKeys keys;
    private final Storage storage;

    GcsWriter(SourceUri uri, Storage storage) {
        this.uri = uri;
        this.keys = new RemoteKeys(uri);
        this.storage = storage;
    }

    @Override
    public Optional<WrittenObject> stat(String key) {
        return Optional.ofNullable(asked(key, () -> storage.get(uri.bucket(), keys.inBucket(key))))
                .map(GcsWriter::written);
    }

    private static WrittenObject written(Blob blob) {
        return new WrittenObject(blob.getSize(), Optional.ofNullable(blob.getMetadata())
                .map(metadata -> metadata.get(FileDigest.METADATA)));
    }

    /** The library would rather have a CRC of its own kind; MD5 is what every storage of ours checks. */
    @Override
    @SuppressWarnings("deprecation")
    public void put(String key, Path file, FileDigest digest, LongConsumer sent) {
        BlobInfo.Builder what = BlobInfo.newBuilder(uri.bucket(), keys.inBucket(key))
                .setMd5(digest.md5())
                .setMetadata(Map.of(FileDigest.METADATA, digest.sha256()));
        UriParameter.STORAGE_CLASS.of(uri).map(StorageClass::valueOf).ifPresent(what::setStorageClass);
        asked(key, () -> {
            try {
                return storage.createFrom(what.build(), file, BlobWriteOption.md5Match(),
                        BlobWriteOption.disableGzipContent());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
        sent.accept(digest.size());
    }

    @Override
    public boolean putIfAbsent(String key, byte[] content) {
        return asked(key, () -> {
            try {
                storage.create(BlobInfo.newBuilder(uri.bucket(), keys.inBucket(key)).build(), content,
                        BlobTargetOption.doesNotExist(), BlobTargetOption.disableGzipContent());
                return true;
            } catch (StorageException e) {
                if (e.getCode() == PRECONDITION_FAILED) {
                    return false;
                }
                throw e;
            }
        });
    }

    @Override
    public void delete(String key) {
        asked(key, () -> {
            try {
                return storage.delete(uri.bucket(), keys.inBucket(key));
            } catch (StorageException e) {
                if (e.getCode() == NOT_FOUND) {
                    return false;
                }
                throw e;
            }
        });
    }

    private <T> T asked(String key, Supplier<T> request) {
        return GcsStore.asked(Deed.WRITE, keys.location(key), request);
    }

    @Override
    public void close() {
        GcsClients.close(storage);
    }
}
