package dev.sluice.local.tidb.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CacheDirectoryTest {

    private static final Path HOME = Path.of("/home/ada");

    @Test
    void liesWhereTheUserKeepsCaches() {
        assertThat(CacheDirectory.of(Map.of("XDG_CACHE_HOME", "/var/cache/ada"), HOME))
                .isEqualTo(Path.of("/var/cache/ada/sluice"));
    }

    @Test
    void liesBelowHomeByDefault() {
        assertThat(CacheDirectory.of(Map.of(), HOME)).isEqualTo(Path.of("/home/ada/.cache/sluice"));
    }

    @Test
    void prefersTheEnvironmentsHomeToTheAccounts() {
        assertThat(CacheDirectory.of(Map.of("HOME", "/tmp/elsewhere"), HOME))
                .isEqualTo(Path.of("/tmp/elsewhere/.cache/sluice"));
    }

    @Test
    void ignoresARelativeSettingAsTheRulesDemand() {
        assertThat(CacheDirectory.of(Map.of("XDG_CACHE_HOME", "cache"), HOME))
                .isEqualTo(Path.of("/home/ada/.cache/sluice"));
    }
}
