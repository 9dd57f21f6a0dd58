package dev.sluice.sdk.store;

import java.io.InputStream;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.AbortedException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.HeadObjectResponse;
import software.amazon.awssdk.services.s3.model.ListObjectsV2Request;
import software.amazon.awssdk.services.s3.model.ListObjectsV2Response;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;
import software.amazon.awssdk.services.s3.model.S3Object;

/** A prefix of a bucket in Amazon S3, or in anything that speaks like it. Lists with {@code start-after}, so a page needs no other. */
final class S3Store extends BucketStore {

    private final S3Client client;

    private S3Store(SourceUri uri, S3Client client) {
        super(uri);
        this.client = client;
    }

    /** Asks the storage nothing yet. */
    static S3Store open(SourceUri uri, StoreCredentials credentials) {
        return new S3Store(uri, S3Clients.of(uri, credentials));
    }

    @Override
    public Stream<List<StoredObject>> pages() {
        return ParallelListing.pages(this::page);
    }

    private ListingPage page(KeyRange range) {
        ListObjectsV2Request request = ListObjectsV2Request.builder()
                .bucket(uri.bucket())
                .prefix(keys.prefix())
                .startAfter(range.after().isEmpty() ? null : keys.inBucket(range.after()))
                .build();
        ListObjectsV2Response answer = asked(uri.toString(), () -> client.listObjectsV2(request));
        // Some servers count what they have hidden as a page.
        while (answer.contents().isEmpty() && Boolean.TRUE.equals(answer.isTruncated())) {
            String token = answer.nextContinuationToken();
            answer = asked(uri.toString(),
                    () -> client.listObjectsV2(request.toBuilder().continuationToken(token).build()));
        }
        List<S3Object> found = answer.contents();
        return new ListingPage(
                found.stream()
                        .filter(object -> !RemoteKeys.isFolderMark(keys.inSource(object.key()), object.size()))
                        .map(object -> new StoredObject(keys.inSource(object.key()), object.size(),
                                object.lastModified()))
                        .toList(),
                found.isEmpty() ? "" : keys.inSource(found.getLast().key()),
                Boolean.TRUE.equals(answer.isTruncated()));
    }

    @Override
    public InputStream open(String key) {
        return new AbortableStream(asked(keys.location(key),
                () -> client.getObject(request -> request.bucket(uri.bucket()).key(keys.inBucket(key)))));
    }

    @Override
    public byte[] read(String key, long from, int length) {
        return asked(keys.location(key), () -> client.getObjectAsBytes(request -> request.bucket(uri.bucket())
                .key(keys.inBucket(key))
                .range("bytes=" + from + "-" + (from + length - 1)))).asByteArray();
    }

    @Override
    public Optional<StoredObject> stat(String key) {
        return asked(keys.location(key), () -> {
            try {
                HeadObjectResponse found = client
                        .headObject(request -> request.bucket(uri.bucket()).key(keys.inBucket(key)));
                return Optional.of(new StoredObject(key, found.contentLength(), found.lastModified()));
            } catch (NoSuchKeyException e) {
                return Optional.empty();
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
        } catch (AbortedException e) {
            throw new ListingInterruptedException();
        } catch (AwsServiceException e) { // of S3, or of STS when a role is assumed
            throw StorageFailure.answered(deed, what, e.statusCode(), Optional.ofNullable(e.awsErrorDetails())
                    .map(AwsErrorDetails::errorCode)
                    .orElse("no reason"));
        } catch (SdkException e) {
            throw StorageFailure.unreachable(deed, what, e);
        }
    }

    @Override
    public void close() {
        client.close();
    }
}
