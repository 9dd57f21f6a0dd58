package dev.sluice.cli.stage;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.sdk.scan.FileScanner;
import dev.sluice.sdk.scan.Inventory;
import dev.sluice.sdk.scan.ScanRequest;
import dev.sluice.sdk.scan.SourceTable;
import dev.sluice.sdk.scan.SourceView;
import dev.sluice.sdk.scan.TableFilter;
import dev.sluice.sdk.scan.WildcardReach;
import dev.sluice.sdk.store.ObjectStore;
import dev.sluice.sdk.store.SourceUri;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StagePlanTest {

    @TempDir
    private Path copy;

    private static Inventory scan(Path directory) {
        try (ObjectStore store = ObjectStore.open(SourceUri.parse(directory.toUri().toString()))) {
            return new FileScanner(store).scan(new ScanRequest(TableFilter.parse(List.of("*.*")),
                    WildcardReach.EVERY_SEGMENT));
        }
    }

    /** The shop has a view, with the file of its placeholder table. */
    @ParameterizedTest
    @ValueSource(strings = {"shop", "us-travel"})
    void takesEveryFileWithoutWhichTheDumpWouldBeAnother(String example) throws IOException {
        // Given
        Path dump = Path.of("..", "examples", example).toRealPath();
        Inventory whole = scan(dump);

        // When
        for (String key : StagePlan.of(whole).keys()) {
            Path file = copy.resolve(key);
            Files.createDirectories(file.getParent());
            Files.copy(dump.resolve(key), file);
        }
        Inventory staged = scan(copy);

        // Then
        assertThat(staged.tables()).extracting(SourceTable::name)
                .containsExactlyElementsOf(whole.tables().stream().map(SourceTable::name).toList());
        assertThat(staged.views()).extracting(SourceView::name)
                .containsExactlyElementsOf(whole.views().stream().map(SourceView::name).toList());
        assertThat(staged.bytes()).isEqualTo(whole.bytes());
    }
}
