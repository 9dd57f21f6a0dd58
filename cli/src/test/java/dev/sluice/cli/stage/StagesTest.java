package dev.sluice.cli.stage;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.cli.pipeline.Imports;
import dev.sluice.cli.show.Terminal;
import dev.sluice.event.Command.StartImport;
import dev.sluice.event.ImportId;
import dev.sluice.event.Manifest;
import dev.sluice.sdk.store.SourceUri;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StagesTest {
    private static final ImportId ID = new ImportId("nightly");
    private static final String BUCKET = "s3://bucket/stage?endpoint=http://127.0.0.1:1";

    @TempDir
    private Path directory;

    /** One data directory, once with brokers of its own and once with a cluster: TiDB may be reading what the other one staged. */
    @Test
    void leavesTheFilesOfAnotherPipelinesImportAlone() throws IOException {
        // Given
        new StageMemory(directory).remember(new RememberedStage(ID, "kafka-1:9092", BUCKET, null, "owner", "digest",
                false, true, List.of("a.csv")));
        PrintStream nowhere = new PrintStream(new ByteArrayOutputStream());
        Stages stages = new Stages(directory, "", Map.of(), new Terminal(nowhere, nowhere, false));
        Path dump = Path.of("..", "examples", "us-travel").toRealPath();
        StartImport start = new StartImport(ID, Manifest.of(dump.toString()));

        // When / Then
        assertThatThrownBy(() -> stages.stage(start, new StageOrder(SourceUri.parse(BUCKET), false), new Imports(),
                () -> false))
                .isInstanceOf(StageFailedException.class)
                .hasMessageContaining("files of import nightly lie at s3://bucket/stage/nightly")
                .hasMessageContaining("for kafka-1:9092: give this import another --id");
    }
}
