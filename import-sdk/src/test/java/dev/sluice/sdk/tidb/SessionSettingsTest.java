package dev.sluice.sdk.tidb;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SessionSettingsTest {

    @Test
    void changesOneThingAtATime() {
        assertThat(SessionSettings.DEFAULT.withIdleLimit(Duration.ofSeconds(30)))
                .isEqualTo(new SessionSettings(Optional.of(Duration.ofSeconds(30)), Duration.ofSeconds(10),
                        Duration.ofSeconds(60)));
    }
}
