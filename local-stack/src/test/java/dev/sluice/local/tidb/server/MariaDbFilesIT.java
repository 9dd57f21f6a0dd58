package dev.sluice.local.tidb.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MariaDbFilesIT {

    @TempDir
    Path cache;

    @Test
    void unpacksOnceHoweverManyAskAndWhateverACrashLeftBehind() throws Exception {
        // Given
        Path leftover = cache.resolve("mariadb-11.4.5.partial/bin");
        Files.createDirectories(leftover);
        Files.writeString(leftover.resolve("mariadbd"), "half of it");

        // When
        var first = CompletableFuture.supplyAsync(this::unpacked);
        var second = CompletableFuture.supplyAsync(this::unpacked);

        // Then
        assertThat(first.get(60, TimeUnit.SECONDS)).isEqualTo(second.get(60, TimeUnit.SECONDS));
        assertThat(first.join().daemon()).isExecutable().matches(file -> file.toFile().length() > 1_000_000);
        assertThat(first.join().installer()).isExecutable();
        assertThat(leftover).doesNotExist();
    }

    @Test
    void saysWhatToSetWhenTheCacheCannotBeWritten() throws Exception {
        // Given
        Path file = Files.writeString(cache.resolve("file"), "not a directory");

        // When
        assertThatThrownBy(() -> MariaDbFiles.unpacked(file.resolve("cache")))

                // Then
                .isInstanceOf(IOException.class)
                .hasMessageContaining("XDG_CACHE_HOME");
    }

    private MariaDbFiles unpacked() {
        try {
            return MariaDbFiles.unpacked(cache);
        } catch (IOException failure) {
            throw new IllegalStateException(failure);
        }
    }
}
