package dev.sluice.service;

import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.ConcurrentHashMap;

/** What is known of one assigned partition. Written by the follower's thread; {@link #values} is read by any. */
final class FoldedPartition<K, V> {

    final int number;
    final Map<K, V> values = new ConcurrentHashMap<>();
    /** Where the partition ended when it was assigned; empty until the broker has said so. */
    OptionalLong firstEnd = OptionalLong.empty();
    boolean live;

    FoldedPartition(int number) {
        this.number = number;
    }
}
