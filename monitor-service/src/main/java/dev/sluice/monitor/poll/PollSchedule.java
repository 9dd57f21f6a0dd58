package dev.sluice.monitor.poll;

import java.time.Duration;

/**
 * How long to wait until the next poll of a target. Pure.
 *
 * <p>Short while something is about to happen (a job is young, a table waits for a place), easing to 2 s, which is what
 * Lightning takes, and slower when nothing has moved for long; never so short that answers take TiDB more than a tenth of the
 * time.
 */
final class PollSchedule {

    private static final Duration SHORTEST = Duration.ofMillis(200);
    private static final Duration USUAL = Duration.ofSeconds(2);
    private static final Duration LONGEST = Duration.ofSeconds(10);
    private static final Duration YOUNG = Duration.ofSeconds(10);
    private static final Duration QUIET = Duration.ofMinutes(2);
    // A job of one minute is asked every 2 s, one that stood still for five minutes every 10 s.
    private static final int SHARE = 30;
    private static final int TIMES_THE_ANSWER = 10;

    private PollSchedule() {}

    /**
     * The wait.
     *
     * @param asked    the time that TiDB took for the last answer: it is not to spend its days on answers
     * @param youngest the time for which the youngest job has been watched
     * @param quiet    the time for which no job has moved
     * @param waiting  tables that wait for a place at this target
     */
    static Duration after(Duration asked, Duration youngest, Duration quiet, int waiting) {
        return longer(asked.multipliedBy(TIMES_THE_ANSWER), byJobs(youngest, quiet, waiting));
    }

    private static Duration byJobs(Duration youngest, Duration quiet, int waiting) {
        if (waiting > 0 || youngest.compareTo(YOUNG) < 0) {
            return SHORTEST;
        }
        return quiet.compareTo(QUIET) < 0
                ? shorter(USUAL, youngest.dividedBy(SHARE))
                : longer(USUAL, shorter(LONGEST, quiet.dividedBy(SHARE)));
    }

    private static Duration shorter(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }

    private static Duration longer(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? other : one;
    }
}
