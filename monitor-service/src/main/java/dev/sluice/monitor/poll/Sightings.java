package dev.sluice.monitor.poll;

import dev.sluice.event.JobFact;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * What a poller remembers of its jobs from poll to poll: only how fast to go on, and what it need not repeat yet. Not safe to
 * share.
 */
final class Sightings {

    /** The coordinator needs a moment to take a fact up; after this it is held to be lost and said again. */
    private static final Duration REPEAT_AFTER = Duration.ofSeconds(5);

    private record Said(JobFact fact, Instant at) {}

    private final Map<Long, Instant> firstSeen = new HashMap<>();
    private final Map<Long, Said> said = new HashMap<>();
    private Instant lastMove;

    Sightings(Instant now) {
        lastMove = now;
    }

    /** Takes up new jobs and forgets those that are not watched any more. */
    void watch(Set<Long> jobIds, Instant now) {
        firstSeen.keySet().retainAll(jobIds);
        said.keySet().retainAll(jobIds);
        jobIds.forEach(id -> firstSeen.putIfAbsent(id, now));
    }

    /** Whether a fact is new, or old enough to be said again. */
    boolean isDue(JobFact fact, Instant now) {
        Said before = said.get(fact.jobId());
        return before == null || !before.fact().equals(fact) || !now.isBefore(before.at().plus(REPEAT_AFTER));
    }

    /** Notes that a fact is safe in Kafka. */
    void said(JobFact fact, Instant now) {
        Said before = said.put(fact.jobId(), new Said(fact, now));
        if (before == null || !Objects.equals(before.fact(), fact)) {
            lastMove = now;
        }
    }

    /** How long the youngest job has been watched. */
    Duration youngest(Instant now) {
        return firstSeen.values()
                .stream()
                .max(Instant::compareTo)
                .map(seen -> Duration.between(seen, now))
                .orElse(Duration.ZERO);
    }

    /** How long no job has moved. */
    Duration quiet(Instant now) {
        return Duration.between(lastMove, now);
    }
}
