package dev.sluice.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.sluice.event.Manifest.Source;
import dev.sluice.sdk.TableName;
import dev.sluice.sdk.plan.DumpRequest;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ManifestRequestTest {
    private static final Source SOURCE = new Source("s3://bucket/dump", null);

    @Test
    void asksOfTheDumpWhatTheManifestSays() {
        // Given
        TakeOver before = new TakeOver(List.of(new TableName("shop", "orders")), List.of());
        Manifest manifest = new Manifest(SOURCE, null, null, null, Map.of("thread", 4), null, "ANSI_QUOTES", null, null,
                before, "+08:00");

        // When
        DumpRequest request = manifest.dumpRequest();

        // Then
        assertThat(request.before().hasFinished(new TableName("SHOP", "Orders"))).isTrue();
        assertThat(request.rows().sqlMode()).isEqualTo("ANSI_QUOTES");
        assertThat(request.rows().zone()).hasToString("Optional[+08:00]");
    }

    @Test
    void saysAllThatIsWrongAtOnce() {
        // Given
        Manifest manifest = new Manifest(SOURCE, List.of("no[filter"), null, null, Map.of("threads", 4), null, null,
                null, null, null, "half past ten");

        // When / Then
        assertThatIllegalArgumentException().isThrownBy(manifest::dumpRequest)
                .withMessageContaining("no[filter")
                .withMessageContaining("threads")
                .withMessageContaining("half past ten");
    }

    @Test
    void objectsToAKeyAndToHalfACharacterWithoutShowingThem() {
        // Given
        Manifest manifest = new Manifest(SOURCE, List.of("a.*", "b\ud800.*"), null, null,
                Map.of("cloud_storage_uri", "s3://sort/?secret-access-key=hunter2"), null, null);

        // When
        List<String> objections = manifest.objections();

        // Then
        assertThat(objections).anySatisfy(one -> assertThat(one).startsWith("filter holds half a character"))
                .anySatisfy(one -> assertThat(one).startsWith("options holds what looks like a key"))
                .allSatisfy(one -> assertThat(one).doesNotContain("hunter2"));
    }

    @Test
    void objectsToNothingInAManifestThatCanBeCarriedOut() {
        assertThat(new Manifest(SOURCE, null, null, null, Map.of("thread", 4), null, null).objections()).isEmpty();
    }
}
