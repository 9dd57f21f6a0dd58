package dev.sluice.local.tidb.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class RemoteLocationTest {

    @Test
    void opensAFolderWithTheKeysOfItsUriAndKeepsThemApart() {
        // When
        RemoteLocation location = RemoteLocation.of(DataSource.parse(
                "azure://c/dump/t.*.csv?endpoint=http%3A%2F%2Fh%3A1"
                        + "&account-name=n&account-key=a%2Bb&encryption_key=c%3D"));

        // Then
        assertThat(location.directory()).hasToString("azure://c/dump?account-name=n&endpoint=http%3A%2F%2Fh%3A1");
        assertThat(location.pattern()).isEqualTo("t.*.csv");
        assertThat(location.credentials().parameters()).containsOnly(Map.entry("account-name", "n"),
                Map.entry("account-key", "a+b"), Map.entry("encryption-key", "c="));
    }
}
