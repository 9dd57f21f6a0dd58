package dev.sluice.service;

import java.time.Duration;
import java.util.random.RandomGenerator;

/**
 * How long to wait before the next try: doubling from {@code first} up to {@code most}, spread at random over the upper
 * half so that many clients do not return together.
 *
 * @param first the wait after one failure, before the spread
 * @param most  the longest wait
 */
public record BackOff(Duration first, Duration most) {

    public BackOff {
        if (!first.isPositive() || most.compareTo(first) < 0) {
            throw new IllegalArgumentException("a back-off needs 0 < first <= most: " + first + ", " + most);
        }
    }

    /**
     * The wait after {@code failures} failures in a row.
     *
     * @param failures at least 1
     * @return between half of the doubled wait and all of it, never more than {@code most}
     */
    public Duration after(int failures, RandomGenerator random) {
        if (failures < 1) {
            throw new IllegalArgumentException("failures start at 1: " + failures);
        }
        // 2^30 times a millisecond is twelve days: further doubling changes nothing and would overflow.
        long wholeMillis = Math.min(most.toMillis(), first.toMillis() << Math.min(failures - 1, 30));
        return Duration.ofMillis(wholeMillis - (long) (random.nextDouble() * wholeMillis / 2));
    }
}
