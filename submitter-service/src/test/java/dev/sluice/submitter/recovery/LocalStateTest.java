package dev.sluice.submitter.recovery;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LocalStateTest {
    @TempDir
    private Path directory;

    @Test
    void belongsToNoChangelogUntilThatWasSaid() {
        // Given
        LocalState local = new LocalState(directory.resolve("state"), "app");
        assertThat(local.isOf("one")).isFalse();
        // When
        local.startOver("one");
        // Then
        assertThat(local.isOf("one")).isTrue();
        assertThat(local.isOf("two")).isFalse();
    }

    @Test
    void removesWhatBelongedToAnotherChangelogAndNothingElse() throws IOException {
        // Given
        Path store = Files.createDirectories(directory.resolve("app/0_0/rocksdb")).resolve("data");
        Files.writeString(store, "old");
        Path other = Files.writeString(directory.resolve("other"), "stays");
        // When
        new LocalState(directory, "app").startOver("two");
        // Then
        assertThat(directory.resolve("app")).doesNotExist();
        assertThat(other).exists();
    }
}
