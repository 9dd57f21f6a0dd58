package dev.sluice.service;

/**
 * Hears what a {@link PartitionFollower} folds. Called on the follower's thread: hand work over and return, for as long
 * as a call lasts nothing is folded and no lease on a partition is renewed.
 */
public interface PartitionListener<K, V> {

    /**
     * The latest value of a key. Nothing is heard of a partition until it has been folded to the end it had when it was
     * assigned; then each key that is left is told once, and from there on each time it has changed. A value or a removal
     * that was overwritten before it was read is left out, as Kafka's compaction would.
     */
    void changed(int partition, K key, V value);

    /** The key is gone; told only for one that {@link #changed} named. */
    void removed(int partition, K key);

    /** The partition is another member's now, or nobody's: whatever is under way for its keys must send nothing more. */
    void lost(int partition);
}
