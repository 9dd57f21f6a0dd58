package dev.sluice.sdk.store;

import java.util.Optional;

/** A prefix of a bucket: which keys lie below it, and how TiDB is told of them, is the same in every cloud. */
abstract sealed class BucketStore implements ObjectStore permits S3Store, GcsStore, AzureStore {
    final SourceUri uri;
    final RemoteKeys keys;

    BucketStore(SourceUri uri) {
        this.uri = uri;
        this.keys = new RemoteKeys(uri);
    }

    @Override
    public final Optional<String> objection(String pattern) {
        return keys.objection(pattern);
    }

    @Override
    public final String location(String pattern) {
        return keys.location(pattern);
    }
}
