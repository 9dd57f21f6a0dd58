package dev.sluice.sdk.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Iterator;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class ParallelListingTest {
    private final SlowStorage storage = new SlowStorage(
            IntStream.range(0, 40_000).mapToObj("shop.orders.%07d.csv"::formatted));

    @Test
    void fetchesSeveralPagesAtATimeAndGivesThemInOrder() {
        // Given
        CountDownLatch together = new CountDownLatch(3);
        AtomicInteger asked = new AtomicInteger();
        // When
        try (Stream<List<StoredObject>> pages = ParallelListing.pages(range -> {
            if (asked.incrementAndGet() > 5) {
                together.countDown();
                await(together);
            }
            return storage.page(range);
        })) {
            // Then
            assertThat(pages.flatMap(List::stream).map(StoredObject::key)).hasSize(40_000).isSorted();
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            if (!latch.await(30, TimeUnit.SECONDS)) {
                throw new IllegalStateException("no other page was asked for meanwhile");
            }
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void asksForNothingBeforeItIsRead() {
        // Given
        AtomicInteger asked = new AtomicInteger();
        // When
        ParallelListing.pages(range -> {
            asked.incrementAndGet();
            return storage.page(range);
        }).close();
        // Then
        assertThat(asked).hasValue(0);
    }

    @Test
    void givesTheReaderWhatTheStorageThrew() {
        // Given
        SourceUnreadableException failure = new SourceUnreadableException("no", "", null);
        // When
        try (Stream<List<StoredObject>> pages = ParallelListing.pages(range -> {
            throw failure;
        })) {
            // Then
            assertThatThrownBy(pages::toList).isSameAs(failure);
        }
    }

    @Test
    void endsForAReaderThatIsInterrupted() {
        // Given
        CountDownLatch never = new CountDownLatch(1);
        try (Stream<List<StoredObject>> pages = ParallelListing.pages(range -> {
            Thread.currentThread().interrupt();
            await(never);
            return storage.page(range);
        })) {
            // When
            Thread.currentThread().interrupt();
            // Then
            assertThatThrownBy(pages::toList).isInstanceOf(ListingInterruptedException.class);
            assertThat(Thread.interrupted()).isTrue();
        }
    }

    @Test
    void interruptsWhoFetchesWhenItIsClosed() throws Exception {
        // Given
        CountDownLatch fetching = new CountDownLatch(1);
        CountDownLatch interrupted = new CountDownLatch(1);
        AtomicInteger asked = new AtomicInteger();
        Stream<List<StoredObject>> pages = ParallelListing.pages(range -> {
            if (asked.incrementAndGet() == 1) {
                return storage.page(range);
            }
            fetching.countDown();
            try {
                new CountDownLatch(1).await();
            } catch (InterruptedException e) {
                interrupted.countDown();
            }
            throw new IllegalStateException("interrupted");
        });
        Iterator<List<StoredObject>> reader = pages.iterator();
        // When
        reader.next();
        fetching.await();
        pages.close();
        // Then
        assertThat(interrupted.await(30, TimeUnit.SECONDS)).isTrue();
    }
}
