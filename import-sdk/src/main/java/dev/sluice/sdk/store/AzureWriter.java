package dev.sluice.sdk.store;

import com.azure.core.util.BinaryData;
import com.azure.core.util.Context;
import com.azure.storage.blob.BlobClient;
import com.azure.storage.blob.BlobContainerClient;
import com.azure.storage.blob.models.AccessTier;
import com.azure.storage.blob.models.BlobErrorCode;
import com.azure.storage.blob.models.BlobProperties;
import com.azure.storage.blob.models.BlobStorageException;
import com.azure.storage.blob.models.ParallelTransferOptions;
import com.azure.storage.blob.options.BlobParallelUploadOptions;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongConsumer;
import java.util.function.Supplier;

/** A prefix of a container in Azure Blob Storage, for writing. The storage checks the MD5 of each block. */
final class AzureWriter implements WritableStore {
    private static final long BLOCK = 16L << 20;

    private final SourceUri uri;
    private final RemoteKeys keys;
    private final BlobContainerClient container;

    AzureWriter(SourceUri uri, BlobContainerClient container) {
        this.uri = uri;
        this.keys = new RemoteKeys(uri);
        this.container = container;
    }

    @Override
    public Optional<WrittenObject> stat(String key) {
        return asked(key, () -> {
            try {
                BlobProperties found = blob(key).getProperties();
                return Optional.of(new WrittenObject(found.getBlobSize(),
                        Optional.ofNullable(found.getMetadata().get(FileDigest.METADATA))));
            } catch (BlobStorageException e) {
                if (BlobErrorCode.BLOB_NOT_FOUND.equals(e.getErrorCode())) {
                    return Optional.empty();
                }
                throw e;
            }
        });
    }

    @Override
    public void put(String key, Path file, FileDigest digest, LongConsumer sent) {
        AtomicLong before = new AtomicLong();
        BlobParallelUploadOptions upload = new BlobParallelUploadOptions(BinaryData.fromFile(file))
                .setMetadata(Map.of(FileDigest.METADATA, digest.sha256()))
                .setComputeMd5(true)
                .setParallelTransferOptions(new ParallelTransferOptions().setBlockSizeLong(BLOCK)
                        .setMaxSingleUploadSizeLong(BLOCK)
                        .setMaxConcurrency(1)
                        .setProgressListener(all -> sent.accept(all - before.getAndSet(all))));
        UriParameter.ACCESS_TIER.of(uri).map(AccessTier::fromString).ifPresent(upload::setTier);
        asked(key, () -> blob(key).uploadWithResponse(upload, null, Context.NONE));
    }

    @Override
    public boolean putIfAbsent(String key, byte[] content) {
        return asked(key, () -> {
            try {
                blob(key).upload(BinaryData.fromBytes(content), false);
                return true;
            } catch (BlobStorageException e) {
                if (BlobErrorCode.BLOB_ALREADY_EXISTS.equals(e.getErrorCode())) {
                    return false;
                }
                throw e;
            }
        });
    }

    @Override
    public void delete(String key) {
        asked(key, () -> blob(key).deleteIfExists());
    }

    private BlobClient blob(String key) {
        return container.getBlobClient(keys.inBucket(key));
    }

    private <T> T asked(String key, Supplier<T> request) {
        return AzureStore.asked(Deed.WRITE, keys.location(key), request);
    }

    @Override
    public void close() {
        // The library keeps its connections for the process.
    }
}
