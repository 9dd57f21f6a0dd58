package dev.sluice.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.sdk.store.SourceUri.Scheme;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SecretTest {

    @TempDir
    private Path directory;

    @Test
    void readsAVariable() {
        assertThat(new Secret.Env("PW").reveal(Map.of("PW", "hunter2"))).isEqualTo("hunter2");
    }

    @Test
    void readsAFileWithoutItsLastLineBreak() throws IOException {
        // Given
        Path file = Files.writeString(directory.resolve("pw"), " hunter2\n\n");

        // Then
        assertThat(new Secret.File(file).reveal(Map.of())).isEqualTo(" hunter2\n");
    }

    @Test
    void namesWhatIsMissing() {
        assertThatThrownBy(() -> new Secret.Env("PW").reveal(Map.of()))
                .isInstanceOf(SecretUnavailableException.class)
                .hasMessageContaining("PW");
        assertThatThrownBy(() -> new Secret.File(directory.resolve("none")).reveal(Map.of()))
                .isInstanceOf(SecretUnavailableException.class)
                .hasMessageContaining("none");
    }

    @Test
    void holdsCredentialsInMemoryAndShowsNone() {
        // When
        CredentialConfig held = CredentialConfig.held(Scheme.S3, Map.of("access-key", "AK", "secret-access-key",
                "hunter2"));

        // Then
        assertThat(held.stores().get("s3")).containsOnlyKeys("accessKeyId", "secretAccessKey");
        assertThat(held.reveal(Scheme.S3).parameters()).containsEntry("secret-access-key", "hunter2");
        assertThat(held.toString()).doesNotContain("hunter2");
    }
}
