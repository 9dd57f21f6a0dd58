package dev.sluice.cli.stage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.event.ImportId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StageMemoryTest {

    private static final RememberedStage STAGE = new RememberedStage(new ImportId("nightly"), "", "s3://b/p",
            null, "owner", "digest", false, false, List.of("a.csv", "b.csv"));

    @TempDir
    private Path directory;

    @Test
    void remembersUntilItForgets() throws IOException {
        // Given
        StageMemory memory = new StageMemory(directory.resolve("staged"));
        assertThat(memory.files()).isEmpty();
        // When
        memory.remember(STAGE);
        memory.remember(STAGE.begin());
        // Then
        assertThat(memory.files()).hasSize(1);
        assertThat(memory.find(STAGE.importId())).contains(STAGE.begin());
        // When
        memory.forget(STAGE.importId());
        // Then
        assertThat(memory.files()).isEmpty();
        assertThat(memory.find(STAGE.importId())).isEmpty();
    }

    @Test
    void namesADamagedFileAndWhatBecomesOfTheStage() throws IOException {
        // Given
        StageMemory memory = new StageMemory(directory);
        Path file = directory.resolve("nightly.json");
        Files.writeString(file, "{\"importId\":\"night");
        // Then
        assertThatThrownBy(() -> memory.find(STAGE.importId()))
                .isInstanceOf(StageFailedException.class)
                .hasMessageStartingWith(file + " is damaged (")
                .hasMessageEndingWith("): remove it; the staged files that it names stay in their bucket");
    }

    /** Nobody knows the import: it was not accepted yet, or was forgotten. */
    @Test
    void keepsTheFilesOfAnImportThatHasNotBegunAndRemovesThoseOfOneThatWasForgotten() {
        assertThat(STAGE.fate(Optional.empty())).isEqualTo(RememberedStage.Fate.STAY);
        assertThat(STAGE.begin().fate(Optional.empty())).isEqualTo(RememberedStage.Fate.FORGOTTEN);
        assertThat(STAGE.begin().keeping(true).fate(Optional.empty())).isEqualTo(RememberedStage.Fate.STAY);
    }
}
