package dev.sluice.service;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PartitionFollowerTest {

    private static final String TOPIC = "checkpoints";
    private static final TopicPartition FIRST = new TopicPartition(TOPIC, 0);
    private static final TopicPartition SECOND = new TopicPartition(TOPIC, 1);

    private final MockConsumer<byte[], byte[]> consumer = new MockConsumer<>("earliest");
    private boolean brokerIsAway;
    private final List<String> heard = new ArrayList<>();
    private final PartitionFollower<String, String> follower = new PartitionFollower<>(consumer, new MockEnds(), TOPIC,
            new Text(), new Heard());

    @BeforeEach
    void endAt() {
        consumer.updateBeginningOffsets(Map.of(FIRST, 0L, SECOND, 0L));
        consumer.updateEndOffsets(Map.of(FIRST, 0L, SECOND, 0L));
    }

    @Test
    void tellsOnlyTheLatestValuesOnceThePartitionIsFolded() {
        // Given
        ends(FIRST, 4);
        onPoll(() -> {
            consumer.rebalance(List.of(FIRST));
            add(0, "a", "old");
            add(1, "b", "gone");
            add(2, "a", "new");
            add(3, "b", null);
        });

        // When
        turns(2);

        // Then
        assertThat(heard).containsExactly("0 a=new");
        assertThat(follower.value(0, "a")).contains("new");
        assertThat(follower.upToDate()).isTrue();
    }

    @Test
    void keepsQuietUntilTheEndIsReached() {
        // Given
        ends(FIRST, 2);
        onPoll(() -> {
            consumer.rebalance(List.of(FIRST));
            add(0, "a", "old");
        });

        // When
        turns(2);

        // Then
        assertThat(heard).isEmpty();
        assertThat(follower.upToDate()).isFalse();
    }

    @Test
    void tellsTheChangeAndTheRemovalOfEachPollAfterThat() {
        // Given
        join(FIRST);

        // When
        onPoll(() -> add(0, "a", "1"));
        onPoll(() -> add(1, "a", "2"));
        onPoll(() -> {
            add(2, "unknown", null);
            add(3, "a", null);
        });
        turns(3);

        // Then
        assertThat(heard).containsExactly("0 a=1", "0 a=2", "0 a removed");
    }

    @Test
    void doesNotEvenReadAValueThatIsOverwrittenInTheSamePoll() {
        // Given
        join(FIRST);

        // When
        onPoll(() -> {
            add(0, "a", "unreadable");
            add(1, "b", "1");
            add(2, "a", "2");
        });
        turns(1);

        // Then
        assertThat(heard).containsExactly("0 b=1", "0 a=2");
    }

    @Test
    void tellsOnlyWhatIsLeftOfARemovalInTheSamePoll() {
        // Given
        join(FIRST);
        onPoll(() -> add(0, "a", "1"));
        turns(1);
        heard.clear();

        // When
        onPoll(() -> {
            add(1, "a", null);
            add(2, "a", "2");
            add(3, "b", "1");
            add(4, "b", null);
        });
        turns(1);

        // Then
        assertThat(heard).containsExactly("0 a=2");
    }

    @Test
    void skipsRecordsThatTheDecoderDoesNotTake() {
        // Given
        join(FIRST);

        // When
        onPoll(() -> add(0, "#offsets", "1"));
        turns(1);

        // Then
        assertThat(heard).isEmpty();
    }

    @Test
    void answersAFenceOnlyWhenItHasPassedTheEndOfThatMoment() {
        // Given
        join(FIRST);
        ends(FIRST, 1);

        // When
        CompletableFuture<Map<String, String>> fence = follower.askToFold(0);
        turns(1);
        boolean early = fence.isDone();
        onPoll(() -> add(0, "a", "1"));
        turns(1);

        // Then
        assertThat(early).isFalse();
        assertThat(fence).isCompletedWithValue(Map.of("a", "1"));
    }

    @Test
    void isWokenByAFenceAndLosesNothingOfThePollThatItEnds() {
        // Given
        join(FIRST);
        CompletableFuture<Map<String, String>> fence = follower.askToFold(0);

        // When
        onPoll(() -> add(0, "a", "1"));
        turns(1);
        List<String> whenWoken = List.copyOf(heard);
        boolean answered = fence.isDone();
        turns(1);

        // Then
        assertThat(whenWoken).isEmpty();
        assertThat(answered).isTrue();
        assertThat(heard).containsExactly("0 a=1");
    }

    @Test
    void asksAgainWhenTheBrokerDoesNotSayWhereAPartitionEnds() {
        // Given
        join(FIRST);
        brokerIsAway = true;
        CompletableFuture<Map<String, String>> fence = follower.askToFold(0);
        turns(1);
        boolean early = fence.isDone();

        // When
        brokerIsAway = false;
        turns(1);

        // Then
        assertThat(early).isFalse();
        assertThat(fence).isCompletedWithValue(Map.of());
    }

    @Test
    void refusesAFenceOnAPartitionThatIsNotAssigned() {
        // Given
        join(FIRST);

        // When
        CompletableFuture<Map<String, String>> fence = follower.askToFold(1);
        turns(1);

        // Then
        assertThat(fence).isCompletedExceptionally();
    }

    @Test
    void refusesAFenceWhosePartitionIsLostWhileItWaits() {
        // Given
        join(FIRST);
        ends(FIRST, 1);
        CompletableFuture<Map<String, String>> fence = follower.askToFold(0);
        turns(1);

        // When
        onPoll(() -> consumer.rebalance(List.of(SECOND)));
        turns(1);

        // Then
        assertThat(fence).isCompletedExceptionally();
        assertThat(heard).containsExactly("0 lost");
        assertThat(follower.value(0, "a")).isEmpty();
    }

    @Test
    void givesAFenceUpAfterItsDeadline() {
        assertThatThrownBy(() -> follower.foldToEnd(0, "a", Duration.ofMillis(1)))
                .isInstanceOf(NotFoldedException.class)
                .hasMessageContaining("partition 0")
                .hasMessageContaining("PT");
    }

    @Test
    void reportsItsPartitionsLostAndClosesTheConsumerWhenItStops() throws InterruptedException {
        // Given
        onPoll(() -> consumer.rebalance(List.of(FIRST)));
        consumer.schedulePollTask(follower::stop);

        // When
        follower.run();

        // Then
        assertThat(heard).containsExactly("0 lost", "ends closed");
        assertThat(consumer.closed()).isTrue();
        assertThatThrownBy(() -> follower.foldToEnd(0, "a", Duration.ofSeconds(5)))
                .isInstanceOf(NotFoldedException.class)
                .hasMessageContaining("stopped");
    }

    @Test
    void diesOfARecordItCannotRead() {
        // Given
        onPoll(() -> {
            consumer.rebalance(List.of(FIRST));
            add(0, "a", "unreadable");
        });

        // Then
        assertThatThrownBy(follower::run).isInstanceOf(IllegalStateException.class);
        assertThat(heard).containsExactly("0 lost", "ends closed");
    }

    private void join(TopicPartition partition) {
        onPoll(() -> consumer.rebalance(List.of(partition)));
        turns(1);
    }

    /** The follower subscribes in its loop, so each scenario enters the loop and leaves it after some turns. */
    private void turns(int count) {
        if (consumer.subscription().isEmpty()) {
            follower.join();
        }
        for (int turn = 0; turn < count; turn++) {
            follower.turn();
        }
    }

    private void onPoll(Runnable task) {
        consumer.schedulePollTask(task);
    }

    private void ends(TopicPartition partition, long offset) {
        consumer.updateEndOffsets(Map.of(partition, offset));
    }

    private void add(long offset, String key, String value) {
        consumer.addRecord(new ConsumerRecord<>(TOPIC, 0, offset, key.getBytes(UTF_8),
                value == null ? null : value.getBytes(UTF_8)));
    }

    private final class MockEnds implements PartitionEnds {

        @Override
        public Map<TopicPartition, Long> of(Collection<TopicPartition> partitions) {
            if (brokerIsAway) {
                throw new TimeoutException("no answer");
            }
            return consumer.endOffsets(partitions);
        }

        @Override
        public void close() {
            heard.add("ends closed");
        }
    }

    private static final class Text implements RecordDecoder<String, String> {

        @Override
        public Optional<String> key(byte[] key) {
            return Optional.of(new String(key, UTF_8)).filter(text -> !text.startsWith("#"));
        }

        @Override
        public String value(byte[] value) {
            String text = new String(value, UTF_8);
            if (text.equals("unreadable")) {
                throw new IllegalStateException(text);
            }
            return text;
        }
    }

    private final class Heard implements PartitionListener<String, String> {

        @Override
        public void changed(int partition, String key, String value) {
            heard.add(partition + " " + key + "=" + value);
        }

        @Override
        public void removed(int partition, String key) {
            heard.add(partition + " " + key + " removed");
        }

        @Override
        public void lost(int partition) {
            heard.add(partition + " lost");
        }
    }
}
