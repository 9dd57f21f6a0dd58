package dev.sluice.cli.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.sluice.sdk.store.SourceUri.Scheme;
import java.util.Map;
import org.junit.jupiter.api.Test;

class EnvironmentKeysTest {

    @Test
    void takesTheKeysByTheNamesOfTheStoragesOwnTools() {
        assertThat(EnvironmentKeys.of(Scheme.S3, Map.of("AWS_ACCESS_KEY_ID", "a", "AWS_SECRET_ACCESS_KEY", "b",
                "AWS_SESSION_TOKEN", "c", "HOME", "/"))
                .reveal(Scheme.S3)
                .parameters()).containsOnly(Map.entry("access-key", "a"), Map.entry("secret-access-key", "b"),
                        Map.entry("session-token", "c"));
        assertThat(EnvironmentKeys.of(Scheme.AZURE, Map.of("AZURE_STORAGE_ACCOUNT", "n", "AZURE_STORAGE_KEY", "aw=="))
                .reveal(Scheme.AZURE)
                .parameters()).containsEntry("account-name", "n").containsEntry("account-key", "aw==");
    }

    @Test
    void namesTheVariablesThatAreMissingAndNoValue() {
        assertThatExceptionOfType(InvalidSettingException.class)
                .isThrownBy(() -> EnvironmentKeys.of(Scheme.S3, Map.of("AWS_ACCESS_KEY_ID", "hunter2")))
                .withMessage("--credentials env needs the variables AWS_SECRET_ACCESS_KEY");
        assertThatExceptionOfType(InvalidSettingException.class)
                .isThrownBy(() -> EnvironmentKeys.of(Scheme.GCS, Map.of()))
                .withMessageContaining("not for gcs");
    }
}
