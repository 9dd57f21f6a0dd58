package dev.sluice.sdk.store;

import com.google.api.gax.paging.Page;
import com.google.cloud.ReadChannel;
import com.google.cloud.storage.Blob;
import com.google.cloud.storage.Storage;
import com.google.cloud.storage.Storage.BlobField;
import com.google.cloud.storage.Storage.BlobListOption;
import com.google.cloud.storage.StorageException;
import com.google.common.collect.ImmutableList;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.nio.channels.ReadableByteChannel;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** A prefix of a bucket in Google Cloud Storage. */
final class GcsStore extends BucketStore {
    private static final int PAGE_SIZE = 1_000;

    private final Storage storage;

    private GcsStore(SourceUri uri, Storage storage) {
        super(uri);
        this.storage = storage;
    }

    /** Asks the storage nothing yet. */
    static GcsStore open(SourceUri uri, StoreCredentials credentials) {
        return new GcsStore(uri, GcsClients.of(uri, credentials));
    }

    @Override
    public Stream<List<StoredObject>> pages() {
        return ParallelListing.pages(this::page);
    }

    private ListingPage page(KeyRange range) {
        // The offset is inclusive: the key that the range begins behind comes first, and is left out here.
        String offset = range.after().isEmpty() ? keys.prefix() : keys.inBucket(range.after());
        Page<Blob> answer = asked(uri.toString(), () -> storage.list(uri.bucket(), BlobListOption.prefix(keys.prefix()),
                BlobListOption.startOffset(offset), BlobListOption.pageSize(PAGE_SIZE),
                BlobListOption.fields(BlobField.NAME, BlobField.SIZE, BlobField.UPDATED)));
        List<Blob> found = behind(offset, answer);
        while (found.isEmpty() && answer.hasNextPage()) {
            Page<Blob> before = answer;
            answer = asked(uri.toString(), before::getNextPage);
            found = behind(offset, answer);
        }
        return new ListingPage(
                found.stream()
                        .filter(blob -> !RemoteKeys.isFolderMark(keys.inSource(blob.getName()), blob.getSize()))
                        .map(this::stored)
                        .toList(),
                found.isEmpty() ? "" : keys.inSource(found.getLast().getName()), answer.hasNextPage());
    }

    private static List<Blob> behind(String offset, Page<Blob> answer) {
        List<Blob> found = new ArrayList<>(ImmutableList.copyOf(answer.getValues()));
        found.removeIf(blob -> blob.getName().equals(offset));
        return found;
    }

    @Override
    public InputStream open(String key) {
        Blob blob = asked(keys.location(key), () -> storage.get(uri.bucket(), keys.inBucket(key)));
        if (blob == null) {
            throw StorageFailure.answered(Deed.READ, keys.location(key), 404, "no such object");
        }
        ReadableByteChannel channel = asked(keys.location(key), blob::reader);
        return Channels.newInputStream(channel);
    }

    @Override
    public byte[] read(String key, long from, int length) {
        return asked(keys.location(key), () -> {
            try (ReadChannel channel = storage.reader(uri.bucket(), keys.inBucket(key))) {
                channel.seek(from);
                channel.limit(from + length);
                channel.setChunkSize(length);
                return Channels.newInputStream(channel).readNBytes(length);
            } catch (IOException e) {
                throw StorageException.translate(e);
            }
        });
    }

    @Override
    public Optional<StoredObject> stat(String key) {
        return Optional.ofNullable(asked(keys.location(key), () -> storage.get(uri.bucket(), keys.inBucket(key))))
                .map(this::stored);
    }

    private StoredObject stored(Blob blob) {
        return new StoredObject(keys.inSource(blob.getName()), blob.getSize(),
                blob.getUpdateTimeOffsetDateTime().toInstant());
    }

    private static <T> T asked(String what, Supplier<T> request) {
        return asked(Deed.READ, what, request);
    }

    /** Words the failures of a request. */
    static <T> T asked(Deed deed, String what, Supplier<T> request) {
        try {
            return request.get();
        } catch (StorageException e) {
            throw e.getCode() > 0
                    ? StorageFailure.answered(deed, what, e.getCode(), Optional.ofNullable(e.getReason())
                            .orElse("no reason"))
                    : StorageFailure.unreachable(deed, what, e);
        }
    }

    @Override
    public void close() {
        GcsClients.close(storage);
    }
}
