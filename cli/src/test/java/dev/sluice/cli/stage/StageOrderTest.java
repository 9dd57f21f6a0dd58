package dev.sluice.cli.stage;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.event.Command.StartImport;
import dev.sluice.event.ImportId;
import dev.sluice.event.Manifest;
import dev.sluice.sdk.scan.FileRuleText;
import dev.sluice.sdk.store.SourceUri;
import dev.sluice.wire.Json;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class StageOrderTest {

    @Test
    void sendsTheIdOfTheRequestBeforeItWasStaged() {
        // Given
        Manifest local = Manifest.of("/dumps/nightly");
        StageOrder order = new StageOrder(SourceUri.parse("s3://bucket/stage?endpoint=http://h:1"), false);
        // When
        StartImport sent = order.staged(new StartImport(local.fingerprint(), local));
        // Then
        assertThat(sent.importId()).isEqualTo(local.fingerprint()).isNotEqualTo(sent.manifest().fingerprint());
        assertThat(sent.manifest().source().uri()).isEqualTo("s3://bucket/stage/" + local.fingerprint()
                + "?endpoint=http%3A%2F%2Fh%3A1");
    }

    /** No rule of the request names a file by where it lay. */
    @Test
    void takesRulesForFilesAlong() {
        // Given
        Manifest local = Json.read("""
                {"source": {"uri": "/dumps/nightly"},
                 "layout": {"files": [{"path": "/dumps/nightly/a/b.csv", "schema": "s", "table": "t", "type": "csv"}]}}
                """.getBytes(StandardCharsets.UTF_8), Manifest.class);
        StageOrder order = new StageOrder(SourceUri.parse("s3://bucket/stage"), false);
        // When
        Manifest sent = order.staged(new StartImport(new ImportId("nightly"), local)).manifest();
        // Then
        assertThat(requireNonNull(sent.layout()).files()).extracting(FileRuleText::path).containsExactly("a/b.csv");
        assertThat(sent.dumpRequest().files()).isNotNull();
    }

    @Test
    void stagesInTheBucketItselfWithoutAPrefix() {
        assertThat(SourceUri.parse("s3://bucket").below("id")).hasToString("s3://bucket/id");
    }
}
