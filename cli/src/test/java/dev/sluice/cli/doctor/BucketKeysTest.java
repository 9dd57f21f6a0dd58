package dev.sluice.cli.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.event.Manifest.Source;
import dev.sluice.sdk.check.Finding;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BucketKeysTest {

    @ParameterizedTest(name = "{0}, {1}")
    @CsvSource({"s3://b/p, , TiDB is given no keys and uses its own role",
        "s3://b/p, env, TiDB is given the keys in this command's variables",
        "gs://b/p, lightning-1, TiDB is given the keys that the file holds",
        "azure://b/p, dumps, TiDB is given the configured keys dumps", "/dump, ,", "/dump, dumps,"})
    void saysWhoseKeysCount(String uri, @Nullable String name, @Nullable String said) {
        assertThat(BucketKeys.of(new Source(uri, name), Set.of("env", "lightning-1")).map(Finding::seen).orElse(null))
                .isEqualTo(said);
    }
}
