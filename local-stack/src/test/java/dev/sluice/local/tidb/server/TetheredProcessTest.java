package dev.sluice.local.tidb.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TetheredProcessTest {

    @TempDir
    Path directory;

    @Test
    void endsTheProgramWhenThePipeCloses() throws Exception {
        // Given
        Path pid = directory.resolve("pid");
        Path said = directory.resolve("said");
        var process = TetheredProcess.start(List.of("/bin/sleep", "60"), pid, said);
        assertThat(process.endsWithin(Duration.ofMillis(50))).isFalse();

        // When
        process.close();

        // Then
        assertThat(process.endsWithin(Duration.ZERO)).isTrue();
        assertThat(pid).doesNotExist();
    }

    @Test
    void noticesThatTheProgramEndedByItself() throws Exception {
        // Given
        Path said = directory.resolve("said");

        // When
        try (var process = TetheredProcess.start(List.of("/bin/echo", "two words"), directory.resolve("pid"), said)) {

            // Then
            assertThat(process.endsWithin(Duration.ofSeconds(10))).isTrue();
            assertThat(Files.readString(said)).isEqualTo("two words\n");
        }
    }
}
