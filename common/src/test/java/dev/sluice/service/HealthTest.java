package dev.sluice.service;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class HealthTest {

    private record Fixed(boolean alive, Map<String, Optional<String>> checks) implements Health {}

    @Test
    void isReadyOnlyWhenAllAre() {
        // Given
        Health well = new Fixed(true, Map.of("scanner", Optional.empty()));
        Health waiting = new Fixed(true, Map.of("monitor", Optional.of("Kafka does not answer")));

        // Then
        assertThat(Health.together(List.of(well)).ready()).isTrue();
        assertThat(Health.together(List.of(well, waiting))).returns(true, Health::alive)
                .returns(false, Health::ready)
                .extracting(Health::checks)
                .isEqualTo(Map.of("scanner", Optional.empty(), "monitor", Optional.of("Kafka does not answer")));
    }

    @Test
    void isAliveOnlyWhenAllAre() {
        // Given
        Health dead = new Fixed(false, Map.of());

        // Then
        assertThat(Health.together(List.of(new Fixed(true, Map.of()), dead))).returns(false, Health::alive)
                .returns(false, Health::ready);
    }
}
