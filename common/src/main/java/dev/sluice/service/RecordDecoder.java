package dev.sluice.service;

import java.util.Optional;

/**
 * Reads the records of a compacted topic for a {@link PartitionFollower}, which calls it on its own thread only.
 *
 * <p>A throw stops the follower: state that cannot be read must not be guessed at.
 */
public interface RecordDecoder<K, V> {

    /** The key, or empty for a record this follower does not care for. */
    Optional<K> key(byte[] key);

    /** The value of a record whose key was taken; a tombstone never gets here. */
    V value(byte[] value);
}
