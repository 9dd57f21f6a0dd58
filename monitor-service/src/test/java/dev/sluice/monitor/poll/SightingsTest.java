package dev.sluice.monitor.poll;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.event.JobFact;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class SightingsTest {

    private final Sightings sightings = new Sightings(Tables.START);
    private final JobFact fact = new Verdict(Tables.running(), 30001).on(Jobs.importing(0.5), Optional.empty())
            .orElseThrow();
    private final JobFact other = new Verdict(Tables.running(), 30001).on(Jobs.importing(0.6), Optional.empty())
            .orElseThrow();

    @Test
    void repeatsAFactOnlyWhenItSeemsToBeLost() {
        // Given
        sightings.watch(Set.of(30001L), Tables.START);
        sightings.said(fact, Tables.START);
        // When / Then
        assertThat(sightings.isDue(fact, Tables.START.plusMillis(4999))).isFalse();
        assertThat(sightings.isDue(fact, Tables.START.plusSeconds(5))).isTrue();
        assertThat(sightings.isDue(other, Tables.START)).isTrue();
    }

    @Test
    void knowsTheYoungestJobAndHowLongNothingMoved() {
        // Given
        sightings.watch(Set.of(1L), Tables.START);
        sightings.watch(Set.of(1L, 2L), Tables.START.plusSeconds(10));
        sightings.said(fact, Tables.START.plusSeconds(20));
        sightings.said(fact, Tables.START.plusSeconds(26));
        // When / Then
        assertThat(sightings.youngest(Tables.START.plusSeconds(30))).isEqualTo(Duration.ofSeconds(20));
        assertThat(sightings.quiet(Tables.START.plusSeconds(30))).isEqualTo(Duration.ofSeconds(10));
    }

    @Test
    void forgetsJobsThatAreNotWatchedAnyMore() {
        // Given
        sightings.watch(Set.of(30001L), Tables.START);
        sightings.said(fact, Tables.START);
        // When
        sightings.watch(Set.of(), Tables.START);
        // Then
        assertThat(sightings.isDue(fact, Tables.START)).isTrue();
        assertThat(sightings.youngest(Tables.START.plusSeconds(9))).isZero();
    }
}
