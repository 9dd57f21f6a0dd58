package dev.sluice.cli.pipeline;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.checkpoint.AppliedOffsets;
import dev.sluice.checkpoint.TableCheckpoint;
import dev.sluice.event.ImportId;
import dev.sluice.event.TableState;
import dev.sluice.wire.Json;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ImportsTest {

    private final Imports imports = new Imports();

    @Test
    void foldsRecordsToTheLatestOfEachImportAndTable() {
        // Given
        put("nightly", Views.record("nightly"));
        put(Views.table("nightly", "shop", "b", TableState.RUNNING, 10));
        put(Views.table("nightly", "shop", "a", TableState.WAITING, 20));
        put(Views.table("nightly-2", "shop", "a", TableState.WAITING, 40));
        put(AppliedOffsets.KEY, new AppliedOffsets(Map.of()));

        // When
        put(Views.table("nightly", "shop", "b", TableState.FINISHED, 10));
        ImportView view = imports.find(new ImportId("nightly")).orElseThrow();

        // Then
        assertThat(view.tables()).extracting(TableCheckpoint::table).containsExactly("a", "b");
        assertThat(view.counts()).isEqualTo(Map.of(TableState.WAITING, 1, TableState.FINISHED, 1));
        assertThat(view.bytes()).isEqualTo(30);
        assertThat(view.bytesDone()).isEqualTo(10);
        assertThat(view.importedRows()).isEqualTo(7);
        assertThat(imports.all()).hasSize(1);
    }

    @Test
    void forgetsWhatATombstoneNames() {
        // Given
        put("nightly", Views.record("nightly"));

        // When
        imports.apply("nightly".getBytes(UTF_8), null);

        // Then
        assertThat(imports.find(new ImportId("nightly"))).isEmpty();
        assertThat(imports.all()).isEmpty();
    }

    @Test
    void countsTheFractionOfARunningTable() {
        // Given
        ImportView view = Views.view("nightly", Views.table("nightly", "shop", "a", TableState.RUNNING, 200, 0.25));

        // Then
        assertThat(view.bytesDone()).isEqualTo(50);
    }

    private void put(TableCheckpoint table) {
        put(table.key().encoded(), table);
    }

    private void put(String key, Object value) {
        imports.apply(key.getBytes(UTF_8), Json.write(value));
    }
}
