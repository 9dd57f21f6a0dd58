package dev.sluice.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.cli.settings.TidbServer;
import dev.sluice.config.TargetConfig;
import dev.sluice.sdk.tidb.TidbAddress;
import dev.sluice.sdk.tidb.Tls;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class TargetChoiceTest {
    private static final Optional<TidbServer> NAMED = Optional.of(new TidbServer("TiDB-1", 4000, "loader"));
    private static final Map<String, TargetConfig> CLUSTER = Map.of("prod", new TargetConfig(List.of(new TidbAddress(
            "tidb-1", 4000)), "sluice",
            Optional.empty(), Tls.DISABLED, 16));

    @Test
    void takesTheDefaultTargetWhenTheFileNamesNoServer() {
        assertThat(TargetChoice.of(null, Optional.empty(), Optional.of(CLUSTER)))
                .isEqualTo(new TargetChoice("default", "target default: the file names no server", false,
                        Optional.empty()));
    }

    @Test
    void findsTheConfiguredTargetThatTheFileNames() {
        // When
        TargetChoice choice = TargetChoice.of(null, NAMED, Optional.of(CLUSTER));

        // Then
        assertThat(choice.name()).isEqualTo("prod");
        assertThat(choice.isOther()).isFalse();
    }

    @Test
    void refusesAServerThatIsNotConfiguredAndShowsHowItWouldBe() {
        // When
        TargetChoice choice = TargetChoice.of(null, Optional.of(new TidbServer("::1", 4001, "loader")),
                Optional.of(CLUSTER));

        // Then
        assertThat(choice.problem().orElseThrow()).contains("[tidb] names [::1]:4001", "--target NAME",
                "targets: { NAME: { url: \"mysql://[::1]:4001\", user: \"loader\", password: { env: \"TIDB_PASSWORD\" } } }");
    }

    @Test
    void saysLoudlyThatRowsGoToTheStandIn() {
        // When
        TargetChoice choice = TargetChoice.of(null, NAMED, Optional.empty());

        // Then
        assertThat(choice.name()).isEqualTo("default");
        assertThat(choice.isOther()).isTrue();
        assertThat(choice.meaning()).contains("LocalTidb", "NOT TiDB-1:4000");
    }

    @Test
    void takesTheTargetThatTheUserSaysAndSaysWhatIsNotLookedAt() {
        // When
        TargetChoice choice = TargetChoice.of("staging", NAMED, Optional.of(CLUSTER));

        // Then
        assertThat(choice.name()).isEqualTo("staging");
        assertThat(choice.problem()).isEmpty();
        assertThat(choice.meaning()).contains("TiDB-1:4000, is not looked at");
    }
}
