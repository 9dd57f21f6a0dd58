package dev.sluice.sdk.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ListingPlanTest {
    private static final int WORKERS = 16;

    /** How dumps of a million files are named, and what share of its workers' time a listing makes use of at least. */
    enum Shape {
        MANY_TABLES(0.8, n -> "shop.orders_%05d.%09d.csv".formatted(n / 100, n % 100)),
        LONG_PREFIX(0.75, n -> "backup/2026-11-26/cluster-west/full/shop.t%05d.%09d.csv".formatted(n / 100, n % 100)),
        ONE_TABLE(0.8, n -> "shop.orders.%07d.csv".formatted(n)),
        HUNDRED_TABLES(0.75, n -> "shop.table%02d.%09d.csv".formatted(n / 10_000, n % 10_000)),
        UNEVEN_TABLES(0.7, n -> "shop.%s.%09d.csv".formatted(n < 900_000 ? "events" : "t" + n % 10, n)),
        FOLDERS(0.75, n -> "2026-%02d/part-%05d.snappy.parquet".formatted(n / 83_334 + 1, n % 83_334)),
        DATES(0.5, n -> "dt=%s/part-%05d.csv".formatted(LocalDate.EPOCH.plusDays(n / 1_500), n % 1_500)),
        CHINESE(0.8, n -> "商店.订单表.%07d.csv".formatted(n)),
        CHINESE_TABLES(0.4, n -> "商店.%c.%09d.csv".formatted('一' + n / 5_000 * 37, n % 5_000)),
        NO_ZEROS(0.75, n -> "shop.orders.%d.csv".formatted(n)),
        HASHED(0.8, n -> "%08x-%d.parquet".formatted(n * 0x9E3779B1, n));

        private final double share;
        // No shape keeps anything.
        @SuppressWarnings("ImmutableEnumChecker")
        private final IntFunction<String> key;

        Shape(double share, IntFunction<String> key) {
            this.share = share;
            this.key = key;
        }
    }

    @ParameterizedTest
    @EnumSource
    void keepsItsWorkersBusyWithAMillionFilesInMemoryThatDoesNotGrow(Shape shape) {
        // Given
        SlowStorage storage = new SlowStorage(IntStream.range(0, 1_000_000).mapToObj(shape.key));
        int[] seen = {0};
        // When
        SlowStorage.Outcome outcome = storage.list(WORKERS, page -> seen[0] += page.size());
        // Then
        assertThat(seen[0]).isEqualTo(storage.size());
        assertThat(storage.pagesOneByOne() / (double) WORKERS / outcome.pageTimes()).as("share of the workers' time")
                .isGreaterThanOrEqualTo(shape.share);
        assertThat(outcome.requests()).isLessThan(storage.pagesOneByOne() * 5 / 2);
        assertThat(outcome.mostHeld()).isLessThanOrEqualTo(ListingPlan.HELD + 1);
    }

    @RepeatedTest(60)
    void handsOutEveryKeyOnceAndInOrder(RepetitionInfo repetition) {
        // Given
        SplittableRandom random = new SplittableRandom(repetition.getCurrentRepetition());
        List<String> stems = Stream.generate(() -> stem(random)).limit(1 + random.nextInt(20)).toList();
        SlowStorage storage = new SlowStorage(Stream
                .generate(() -> stems.get(random.nextInt(stems.size())) + random.nextInt(1_000_000))
                .limit(random.nextInt(30_000)));
        List<String> seen = new ArrayList<>();
        // When
        storage.list(1 + random.nextInt(WORKERS), page -> page.forEach(object -> seen.add(object.key())));
        // Then
        assertThat(seen).as("seed %s", repetition).hasSize(storage.size()).isSorted().doesNotHaveDuplicates();
    }

    private static String stem(SplittableRandom random) {
        return random.ints(random.nextInt(5), ' ', 0x3000).mapToObj(Character::toString).reduce("", String::concat);
    }
}
