package dev.sluice.submitter.coordinator;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class CoordinatorPartTest {

    @Test
    void setsWhatItRestsOnWhateverIsConfigured() {
        // Given
        Map<String, String> configured = Map.of("processing.guarantee", "at_least_once",
                "producer.max.in.flight.requests.per.connection", "5", "security.protocol", "SSL");

        // Then
        assertThat(CoordinatorPart.settings(configured, "sluice.", "/state", 1))
                .containsEntry("processing.guarantee", "exactly_once_v2")
                .containsEntry("producer.max.in.flight.requests.per.connection", 1)
                .containsEntry("security.protocol", "SSL");
    }
}
