package dev.sluice.service;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;

import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Folds its share of a compacted topic into the latest value of each key, tells a {@link PartitionListener}, and answers
 * for "up to now" while somebody holds a lock.
 *
 * <p>It starts every assigned partition at the beginning and never commits an offset, so a crash loses nothing. One
 * thread, the one in {@link #run}, uses the consumer; {@link #foldToEnd}, {@link #value} and {@link #stop} may be called
 * from any other. Whoever asks wakes it up, so a lock is not held for the rest of a poll.
 */
public final class PartitionFollower<K, V> {

    private static final Logger LOGGER = LoggerFactory.getLogger(PartitionFollower.class);
    private static final Duration POLL = Duration.ofMillis(100);
    private static final int WAITING_FENCES = 1024;

    private final Consumer<byte[], byte[]> consumer;
    private final PartitionEnds ends;
    private final String topic;
    private final RecordDecoder<K, V> decoder;
    private final PartitionListener<K, V> listener;
    private final Map<Integer, FoldedPartition<K, V>> partitions = new ConcurrentHashMap<>();
    private final BlockingQueue<Fence<K, V>> asked = new ArrayBlockingQueue<>(WAITING_FENCES);
    private final List<Fence<K, V>> fences = new ArrayList<>();
    private volatile boolean stopping;

    /**
     * @param consumer made from {@link KafkaClients#follower}; owned from here on, closed when {@link #run} ends
     * @param ends     owned and closed likewise
     * @param topic    a compacted topic; its partitions are shared among the consumer's group
     */
    public PartitionFollower(Consumer<byte[], byte[]> consumer, PartitionEnds ends, String topic,
            RecordDecoder<K, V> decoder, PartitionListener<K, V> listener) {
        this.consumer = consumer;
        this.ends = ends;
        this.topic = topic;
        this.decoder = decoder;
        this.listener = listener;
    }

    /** Follows until {@link #stop}; then, or when it throws, every partition has been reported lost. */
    public void run() {
        try {
            join();
            while (!stopping) {
                turn();
            }
        } finally {
            stopping = true;
            // Before the partitions are another's: whoever works here stops first.
            List.copyOf(partitions.keySet()).forEach(this::drop);
            refuseFences("the follower has stopped");
            try (ends) {
                consumer.close(KafkaClients.leaving());
            }
        }
    }

    /** Makes {@link #run} return soon; does not wait for it. */
    public void stop() {
        stopping = true;
        consumer.wakeup();
    }

    /** True when every assigned partition has been folded to the end it had when it was assigned. */
    public boolean upToDate() {
        return !partitions.isEmpty() && partitions.values().stream().allMatch(partition -> partition.live);
    }

    /** The latest value folded so far; empty also when the partition is not ours. */
    public Optional<V> value(int partition, K key) {
        return Optional.ofNullable(partitions.get(partition)).map(folded -> folded.values.get(key));
    }

    /**
     * The value of a key after folding its partition up to the end it has at some moment after this call began: whatever
     * anybody could see before the call is in it. Kafka answers a commit before all can be seen. Blocks.
     *
     * @return empty when the topic holds no value for the key
     * @throws NotFoldedException when that did not happen within {@code deadline} or the partition is not ours
     * @throws InterruptedException when the waiting thread is interrupted
     */
    public Optional<V> foldToEnd(int partition, K key, Duration deadline) throws InterruptedException {
        CompletableFuture<Map<K, V>> folded = askToFold(partition);
        try {
            return Optional.ofNullable(folded.get(deadline.toMillis(), TimeUnit.MILLISECONDS).get(key));
        } catch (ExecutionException | TimeoutException e) {
            NotFoldedException refusal = new NotFoldedException(partition, e instanceof TimeoutException
                    ? "not within " + deadline
                    : String.valueOf(e.getCause().getMessage()));
            refusal.initCause(e);
            throw refusal;
        } finally {
            folded.cancel(false);
        }
    }

    CompletableFuture<Map<K, V>> askToFold(int partition) {
        Fence<K, V> fence = new Fence<>(partition);
        if (stopping || !asked.offer(fence)) {
            fence.refuse(stopping ? "the follower has stopped" : WAITING_FENCES + " requests wait already");
        } else {
            consumer.wakeup();
        }
        return fence.folded;
    }

    void join() {
        consumer.subscribe(List.of(topic), new Assignment());
    }

    void turn() {
        poll();
        ask(this::goLive);
        ask(this::answerFences);
    }

    private void poll() {
        try {
            fold(consumer.poll(POLL));
        } catch (WakeupException e) {
            // Somebody asks, or stops us. What was fetched stays in the consumer, which stands before it.
        }
    }

    private void ask(Runnable question) {
        try {
            question.run();
        } catch (WakeupException e) {
            // While the consumer found out where it stands; the next turn goes on.
        } catch (org.apache.kafka.common.errors.TimeoutException e) {
            // The broker did not say where a partition ends: the next turn asks again, each fence has its own deadline.
            LOGGER.atWarn()
                    .addKeyValue("topic", topic)
                    .addKeyValue("error", e.getMessage())
                    .log("Kafka did not say where a partition ends");
        }
    }

    private void fold(ConsumerRecords<byte[], byte[]> polled) {
        for (TopicPartition at : polled.partitions()) {
            FoldedPartition<K, V> partition = partitions.get(at.partition());
            if (partition != null) {
                latest(polled.records(at)).forEach((key, value) -> fold(partition, key, value));
            }
        }
    }

    /** As if Kafka had compacted what was polled: a value that is overwritten already is not worth decoding. By offset. */
    private Map<K, byte @Nullable []> latest(List<ConsumerRecord<byte[], byte[]>> polled) {
        LinkedHashMap<K, byte @Nullable []> latest = new LinkedHashMap<>();
        polled.forEach(each -> decoder.key(each.key()).ifPresent(key -> latest.putLast(key, each.value())));
        return latest;
    }

    private void fold(FoldedPartition<K, V> partition, K key, byte @Nullable [] value) {
        if (value == null) {
            remove(partition, key);
        } else {
            put(partition, key, decoder.value(value));
        }
    }

    private void put(FoldedPartition<K, V> partition, K key, V value) {
        partition.values.put(key, value);
        if (partition.live) {
            listener.changed(partition.number, key, value);
        }
    }

    private void remove(FoldedPartition<K, V> partition, K key) {
        if (partition.values.remove(key) != null && partition.live) {
            listener.removed(partition.number, key);
        }
    }

    private void goLive() {
        Map<Integer, Long> ends = ends(partitions.values()
                .stream()
                .filter(partition -> partition.firstEnd.isEmpty())
                .map(partition -> partition.number)
                .collect(Collectors.toSet()));
        ends.forEach((number, end) -> partitions.get(number).firstEnd = OptionalLong.of(end));
        for (FoldedPartition<K, V> partition : partitions.values()) {
            if (!partition.live && reached(partition.number, partition.firstEnd)) {
                partition.live = true;
                partition.values.forEach((key, value) -> listener.changed(partition.number, key, value));
                LOGGER.atDebug()
                        .addKeyValue("topic", topic)
                        .addKeyValue("partition", partition.number)
                        .addKeyValue("keys", partition.values.size())
                        .log("partition folded to its end");
            }
        }
    }

    private void answerFences() {
        asked.drainTo(fences);
        fences.stream()
                .filter(fence -> !partitions.containsKey(fence.partition))
                .forEach(fence -> fence.refuse("it is not assigned to this process"));
        fences.removeIf(fence -> fence.folded.isDone());
        Map<Integer, Long> ends = ends(fences.stream()
                .filter(fence -> fence.end.isEmpty())
                .map(fence -> fence.partition)
                .collect(Collectors.toSet()));
        for (Fence<K, V> fence : fences) {
            if (fence.end.isEmpty()) {
                fence.end = OptionalLong.of(ends.get(fence.partition));
            }
            FoldedPartition<K, V> partition = partitions.get(fence.partition);
            if (partition.live && reached(fence.partition, fence.end)) {
                fence.folded.complete(partition.values);
            }
        }
    }

    private boolean reached(int partition, OptionalLong end) {
        return end.isPresent() && consumer.position(at(partition), PartitionEnds.BROKER_ANSWER) >= end.getAsLong();
    }

    private Map<Integer, Long> ends(Set<Integer> numbers) {
        if (numbers.isEmpty()) {
            return Map.of();
        }
        return ends.of(numbers.stream().map(this::at).toList())
                .entrySet()
                .stream()
                .collect(Collectors.toMap(entry -> entry.getKey().partition(), Map.Entry::getValue));
    }

    private TopicPartition at(int partition) {
        return new TopicPartition(topic, partition);
    }

    private void drop(int partition) {
        if (partitions.remove(partition) != null) {
            listener.lost(partition);
        }
    }

    private void refuseFences(String why) {
        asked.drainTo(fences);
        fences.forEach(fence -> fence.refuse(why));
        fences.clear();
    }

    private final class Assignment implements ConsumerRebalanceListener {

        @Override
        public void onPartitionsAssigned(Collection<TopicPartition> assigned) {
            assigned.forEach(at -> partitions.put(at.partition(), new FoldedPartition<>(at.partition())));
            // To Kafka, seeking in no partition means seeking in all of them; a rebalance often assigns nothing new.
            if (!assigned.isEmpty()) {
                consumer.seekToBeginning(assigned);
            }
        }

        @Override
        public void onPartitionsRevoked(Collection<TopicPartition> revoked) {
            revoked.forEach(at -> drop(at.partition()));
        }
    }
}
