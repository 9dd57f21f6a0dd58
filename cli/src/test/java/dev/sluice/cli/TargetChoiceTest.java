package dev.sluice.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.cli.settings.LightningTidb;
import dev.sluice.cli.settings.TidbServer;
import dev.sluice.cli.target.Wanted;
import dev.sluice.config.TargetConfig;
import dev.sluice.config.TidbUrl;
import dev.sluice.sdk.store.SecretText;
import dev.sluice.sdk.tidb.TidbAddress;
import dev.sluice.sdk.tidb.Tls;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class TargetChoiceTest {
    private static final Optional<LightningTidb> NAMED = Optional.of(named("TiDB-1", 4000));
    private static final Map<String, TargetConfig> CLUSTER = Map.of("prod", new TargetConfig(List.of(new TidbAddress(
            "tidb-1", 4000)), "sluice", Optional.empty(), Tls.DISABLED, 16));

    private static LightningTidb named(String host, int port) {
        return new LightningTidb(new TidbServer(host, port, "loader"),
                List.of(TidbUrl.parse("mysql://loader@" + (host.contains(":") ? "[" + host + "]" : host) + ":" + port)
                        .complete()),
                Optional.of(new SecretText("of no worth")));
    }

    private static TargetChoice.Said said(@Nullable String target, @Nullable Map<String, TargetConfig> cluster) {
        return new TargetChoice.Said(target, Optional.empty(), Optional.ofNullable(cluster));
    }

    @Test
    void takesTheDefaultTargetWhenTheFileNamesNoServer() {
        assertThat(TargetChoice.of(said(null, CLUSTER), Optional.empty()))
                .isEqualTo(new TargetChoice("default", "target default: the file names no server", false, Wanted.NONE,
                        Optional.empty()));
    }

    @Test
    void findsTheConfiguredTargetThatTheFileNames() {
        // When
        TargetChoice choice = TargetChoice.of(said(null, CLUSTER), NAMED);

        // Then
        assertThat(choice.name()).isEqualTo("prod");
        assertThat(choice.isOther()).isFalse();
        assertThat(choice.tidb()).isEqualTo(Wanted.NONE);
    }

    @Test
    void refusesAServerThatIsNotConfiguredAndShowsHowItWouldBe() {
        // When
        TargetChoice choice = TargetChoice.of(said(null, CLUSTER), Optional.of(named("::1", 4001)));

        // Then
        assertThat(choice.problem().orElseThrow()).contains("[tidb] names [::1]:4001", "--target NAME",
                "targets: { NAME: { url: \"mysql://[::1]:4001\", user: \"loader\", password: { env: \"TIDB_PASSWORD\" } } }");
    }

    @Test
    void goesToTheServerOfTheFileWithItsPassword() {
        // When
        TargetChoice choice = TargetChoice.of(said(null, null), NAMED);

        // Then
        assertThat(choice.name()).isEqualTo("default");
        assertThat(choice.isOther()).isFalse();
        assertThat(choice.meaning()).isEqualTo("mysql://TiDB-1:4000, as the file's [tidb] says");
        assertThat(choice.tidb().ways()).isEqualTo(NAMED.get().ways());
        assertThat(choice.tidb().password()).contains(new SecretText("of no worth"));
    }

    @Test
    void goesToTheServerOfTheCommandLineAndSaysWhenTheFileNamesAnother() {
        // Given
        TidbUrl tidb = TidbUrl.parse("mysql://root@other").complete();

        // When
        TargetChoice choice = TargetChoice.of(new TargetChoice.Said(null, Optional.of(tidb), Optional.empty()), NAMED);

        // Then
        assertThat(choice.isOther()).isTrue();
        assertThat(choice.meaning())
                .isEqualTo("mysql://other:4000, as --tidb says, NOT TiDB-1:4000 as the file's [tidb] says");
        assertThat(choice.tidb()).isEqualTo(new Wanted(List.of(tidb), Optional.empty()));
    }

    @Test
    void takesTheTargetThatTheUserSaysAndSaysWhatIsNotLookedAt() {
        // When
        TargetChoice choice = TargetChoice.of(said("staging", CLUSTER), NAMED);

        // Then
        assertThat(choice.name()).isEqualTo("staging");
        assertThat(choice.problem()).isEmpty();
        assertThat(choice.meaning()).contains("TiDB-1:4000, is not looked at");
    }
}
