package dev.sluice.cli.stage;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.event.Command.StartImport;
import dev.sluice.event.Manifest;
import dev.sluice.sdk.store.SourceUri;
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

    @Test
    void stagesInTheBucketItselfWithoutAPrefix() {
        assertThat(SourceUri.parse("s3://bucket").below("id")).hasToString("s3://bucket/id");
    }
}
