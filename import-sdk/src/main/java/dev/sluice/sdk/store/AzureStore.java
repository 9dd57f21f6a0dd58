package dev.sluice.sdk.store;

import com.azure.core.http.rest.PagedResponse;
import com.azure.storage.blob.BlobContainerClient;
import com.azure.storage.blob.models.BlobErrorCode;
import com.azure.storage.blob.models.BlobItem;
import com.azure.storage.blob.models.BlobProperties;
import com.azure.storage.blob.models.BlobRange;
import com.azure.storage.blob.models.BlobStorageException;
import com.azure.storage.blob.models.ListBlobsOptions;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** A prefix of a container in Azure Blob Storage, which lists one page after the other: a page is found by the one before only. */
final class AzureStore extends BucketStore {
    /** The most that Azure gives. */
    private static final int PAGE_SIZE = 5_000;

    private final BlobContainerClient container;

    private AzureStore(SourceUri uri, BlobContainerClient container) {
        super(uri);
        this.container = container;
    }

    /** Asks the storage nothing yet. */
    static AzureStore open(SourceUri uri, StoreCredentials credentials) {
        return new AzureStore(uri, AzureClients.of(uri, credentials, System.getenv()));
    }

    @Override
    public Stream<List<StoredObject>> pages() {
        ListBlobsOptions options = new ListBlobsOptions().setPrefix(keys.prefix()).setMaxResultsPerPage(PAGE_SIZE);
        Iterator<PagedResponse<BlobItem>> answers = asked(uri.toString(),
                () -> container.listBlobs(options, null).iterableByPage().iterator());
        return Stream.generate(() -> next(answers))
                .takeWhile(Optional::isPresent)
                .map(Optional::orElseThrow)
                .map(this::page)
                .filter(page -> !page.isEmpty());
    }

    private Optional<PagedResponse<BlobItem>> next(Iterator<PagedResponse<BlobItem>> answers) {
        return asked(uri.toString(), () -> answers.hasNext() ? Optional.of(answers.next()) : Optional.empty());
    }

    private List<StoredObject> page(PagedResponse<BlobItem> answer) {
        return answer.getValue()
                .stream()
                .filter(blob -> !RemoteKeys.isFolderMark(keys.inSource(blob.getName()),
                        blob.getProperties().getContentLength()))
                .map(blob -> new StoredObject(keys.inSource(blob.getName()), blob.getProperties().getContentLength(),
                        blob.getProperties().getLastModified().toInstant()))
                .toList();
    }

    @Override
    public InputStream open(String key) {
        return asked(keys.location(key), () -> container.getBlobClient(keys.inBucket(key)).openInputStream());
    }

    @Override
    public byte[] read(String key, long from, int length) {
        return asked(keys.location(key), () -> {
            try (InputStream part = container.getBlobClient(keys.inBucket(key))
                    .openInputStream(new BlobRange(from, (long) length), null)) {
                return part.readNBytes(length);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }

    @Override
    public Optional<StoredObject> stat(String key) {
        return asked(keys.location(key), () -> {
            try {
                BlobProperties found = container.getBlobClient(keys.inBucket(key)).getProperties();
                return Optional.of(new StoredObject(key, found.getBlobSize(), found.getLastModified().toInstant()));
            } catch (BlobStorageException e) {
                if (BlobErrorCode.BLOB_NOT_FOUND.equals(e.getErrorCode())) {
                    return Optional.empty();
                }
                throw e;
            }
        });
    }

    private static <T> T asked(String what, Supplier<T> request) {
        return asked(Deed.READ, what, request);
    }

    /** Words the failures of a request. */
    static <T> T asked(Deed deed, String what, Supplier<T> request) {
        try {
            return request.get();
        } catch (BlobStorageException e) {
            throw StorageFailure.answered(deed, what, e.getStatusCode(), String.valueOf(e.getErrorCode()));
        } catch (RuntimeException e) { // Reactor's and Netty's failures have no common type.
            if (Thread.currentThread().isInterrupted()) {
                throw new ListingInterruptedException();
            }
            throw StorageFailure.unreachable(deed, what, e);
        }
    }

    @Override
    public void close() {
        // The library keeps its connections for the process.
    }
}
