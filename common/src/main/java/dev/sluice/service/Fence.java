package dev.sluice.service;

import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;

/** A request to fold a partition to the end it has now. Its owner cancels {@link #folded} when it no longer waits. */
final class Fence<K, V> {

    final int partition;
    final CompletableFuture<Map<K, V>> folded = new CompletableFuture<>();
    OptionalLong end = OptionalLong.empty();

    Fence(int partition) {
        this.partition = partition;
    }

    void refuse(String why) {
        folded.completeExceptionally(new NotFoldedException(partition, why));
    }
}
