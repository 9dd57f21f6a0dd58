package dev.sluice.cli.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.event.Command.StartImport;
import dev.sluice.event.ImportId;
import dev.sluice.event.Manifest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ManifestFileTest {

    @TempDir
    private Path directory;

    @Test
    void readsWhatGoesOnTheTopic() throws IOException {
        // Given
        Path file = file("{\"importId\":\"nightly\",\"source\":{\"uri\":\"s3://bucket/dump\"}}");

        // When
        StartImport start = ManifestFile.read(file);

        // Then
        assertThat(start).isEqualTo(new StartImport(new ImportId("nightly"), Manifest.of("s3://bucket/dump")));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {"source":{"uri":"s3://b"},"filtre":[]}     | unknown fields: filtre
            {"type":"cancel-import","importId":"x"}     | another command
            {"importId":"a b","source":{"uri":"s3://b"}}| importId must be
            {                                           | is wrong
            """)
    void namesTheFileAndWhatIsWrongWithIt(String text, String problem) throws IOException {
        // Given
        Path file = file(text);

        // Then
        assertThatThrownBy(() -> ManifestFile.read(file)).isInstanceOf(InvalidSettingException.class)
                .hasMessageContaining(file.toString())
                .hasMessageContaining(problem);
    }

    @Test
    void namesAFileThatIsNotThere() {
        assertThatThrownBy(() -> ManifestFile.read(directory.resolve("none.json")))
                .isInstanceOf(InvalidSettingException.class)
                .hasMessageContaining("none.json");
    }

    private Path file(String text) throws IOException {
        return Files.writeString(directory.resolve("manifest.json"), text);
    }
}
