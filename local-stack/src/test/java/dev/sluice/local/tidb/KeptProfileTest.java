package dev.sluice.local.tidb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.local.tidb.profile.TidbProfile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class KeptProfileTest {

    @TempDir
    Path directory;

    @ParameterizedTest
    @EnumSource(TidbProfile.class)
    void aDirectoryStaysTheTidbThatItWasMadeWith(TidbProfile first) throws IOException {
        // Given
        Path made = directory.resolve("a/b");
        KeptProfile.of(made, first);
        // When
        for (TidbProfile later : TidbProfile.values()) {
            // Then
            assertThat(KeptProfile.of(made, later)).isEqualTo(first);
        }
    }

    @Test
    void aDirectoryOfAReleaseThatWroteNothingDownIsTheTidbOfThatRelease() throws IOException {
        // Given
        Files.createDirectories(directory.resolve("database"));
        // When, Then
        assertThat(KeptProfile.of(directory, TidbProfile.V8_5)).isEqualTo(TidbProfile.V9_0);
        assertThat(directory.resolve("profile")).hasContent("9.0");
    }

    @Test
    void namesTheFileThatNamesAnUnknownTidb() throws IOException {
        // Given
        Path written = Files.writeString(directory.resolve("profile"), "12.0\n");
        // When, Then
        assertThatThrownBy(() -> KeptProfile.of(directory, TidbProfile.V8_5)).isInstanceOf(IOException.class)
                .hasMessageContaining(written.toString())
                .hasMessageContaining("12.0")
                .hasMessageContaining("8.5, 9.0, raw");
    }
}
