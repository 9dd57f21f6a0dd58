package dev.sluice.sdk.tidb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class SessionSettingsTest {

    @Test
    void refusesTheModeUnderWhichOurLiteralsWouldMeanOthers() {
        assertThatThrownBy(() -> SessionSettings.DEFAULT.withSqlMode("ansi,no_backslash_escapes"))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void changesOneThingAtATime() {
        assertThat(SessionSettings.DEFAULT.withIdleLimit(Duration.ofSeconds(30)).withSqlMode("ANSI"))
                .isEqualTo(new SessionSettings("ANSI", java.util.Optional.of(Duration.ofSeconds(30)),
                        Duration.ofSeconds(10), Duration.ofSeconds(60)));
    }
}
