package dev.sluice.sdk.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.Channels;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongConsumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.CompletedPart;
import software.amazon.awssdk.services.s3.model.HeadObjectResponse;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;
import software.amazon.awssdk.services.s3.model.S3Exception;

/** A prefix of a bucket in Amazon S3, for writing. Each request says the MD5 of its bytes, which every server of the kind checks. */
final class S3Writer implements WritableStore {
    private static final int PRECONDITION_FAILED = 412;
    /** What is longer goes in parts, of which one is in memory at a time. */
    private static final int PART = 16 << 20;
    private static final int MOST_PARTS = 10_000;

    private final SourceUri uri;
    private final RemoteKeys keys;
    private final S3Client client;

    S3Writer(SourceUri uri, S3Client client) {
        this.uri = uri;
        this.keys = new RemoteKeys(uri);
        this.client = client;
    }

    @Override
    public Optional<WrittenObject> stat(String key) {
        return asked(key, () -> {
            try {
                HeadObjectResponse found = client
                        .headObject(request -> request.bucket(uri.bucket()).key(keys.inBucket(key)));
                return Optional.of(new WrittenObject(found.contentLength(),
                        Optional.ofNullable(found.metadata().get(FileDigest.METADATA))));
            } catch (NoSuchKeyException e) {
                return Optional.empty();
            }
        });
    }

    @Override
    public void put(String key, Path file, FileDigest digest, LongConsumer sent) {
        if (digest.size() <= PART) {
            asked(key, () -> whole(key, file, digest));
            sent.accept(digest.size());
        } else {
            asked(key, () -> inParts(key, file, digest, sent));
        }
    }

    private String whole(String key, Path file, FileDigest digest) {
        return client.putObject(request -> request.bucket(uri.bucket())
                .key(keys.inBucket(key))
                .contentMD5(digest.md5())
                .metadata(Map.of(FileDigest.METADATA, digest.sha256()))
                .storageClass(written(UriParameter.STORAGE_CLASS))
                .serverSideEncryption(written(UriParameter.SSE))
                .ssekmsKeyId(written(UriParameter.SSE_KMS_KEY_ID))
                .acl(written(UriParameter.ACL)), RequestBody.fromFile(file)).eTag();
    }

    private String inParts(String key, Path file, FileDigest digest, LongConsumer sent) {
        String upload = client.createMultipartUpload(request -> request.bucket(uri.bucket())
                .key(keys.inBucket(key))
                .metadata(Map.of(FileDigest.METADATA, digest.sha256()))
                .storageClass(written(UriParameter.STORAGE_CLASS))
                .serverSideEncryption(written(UriParameter.SSE))
                .ssekmsKeyId(written(UriParameter.SSE_KMS_KEY_ID))
                .acl(written(UriParameter.ACL))).uploadId();
        try {
            List<CompletedPart> parts = parts(key, upload, file, digest.size(), sent);
            return client.completeMultipartUpload(request -> request.bucket(uri.bucket())
                    .key(keys.inBucket(key))
                    .uploadId(upload)
                    .multipartUpload(all -> all.parts(parts))).eTag();
        } catch (RuntimeException e) {
            abort(key, upload, e);
            throw e;
        }
    }

    /** Parts that belong to nothing cost money and are seen nowhere. The client sends nothing for an interrupted thread. */
    private void abort(String key, String upload, RuntimeException why) {
        boolean interrupted = Thread.interrupted();
        try {
            client.abortMultipartUpload(request -> request.bucket(uri.bucket())
                    .key(keys.inBucket(key))
                    .uploadId(upload));
        } catch (SdkException e) {
            why.addSuppressed(e);
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private List<CompletedPart> parts(String key, String upload, Path file, long size, LongConsumer sent) {
        int length = Math.toIntExact(Math.max(PART, size / MOST_PARTS + 1));
        List<CompletedPart> parts = new ArrayList<>();
        try (SeekableByteChannel content = Files.newByteChannel(file)) {
            for (long from = 0; from < size; from += length) {
                byte[] bytes = Channels.newInputStream(content).readNBytes((int) Math.min(length, size - from));
                int number = parts.size() + 1;
                String tag = client.uploadPart(request -> request.bucket(uri.bucket())
                        .key(keys.inBucket(key))
                        .uploadId(upload)
                        .partNumber(number)
                        .contentMD5(FileDigest.md5(bytes)), RequestBody.fromBytes(bytes)).eTag();
                parts.add(CompletedPart.builder().partNumber(number).eTag(tag).build());
                sent.accept(bytes.length);
            }
            return parts;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private @Nullable String written(UriParameter parameter) {
        return parameter.of(uri).orElse(null);
    }

    @Override
    public boolean putIfAbsent(String key, byte[] content) {
        return asked(key, () -> {
            try {
                client.putObject(request -> request.bucket(uri.bucket()).key(keys.inBucket(key)).ifNoneMatch("*"),
                        RequestBody.fromBytes(content));
                return true;
            } catch (S3Exception e) {
                if (e.statusCode() == PRECONDITION_FAILED) {
                    return false;
                }
                throw e;
            }
        });
    }

    @Override
    public void delete(String key) {
        asked(key, () -> client.deleteObject(request -> request.bucket(uri.bucket()).key(keys.inBucket(key))));
    }

    private <T> T asked(String key, Supplier<T> request) {
        return S3Store.asked(Deed.WRITE, keys.location(key), request);
    }

    @Override
    public void close() {
        client.close();
    }
}
