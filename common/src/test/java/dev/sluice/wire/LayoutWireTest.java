package dev.sluice.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.event.Command;
import dev.sluice.event.Command.StartImport;
import dev.sluice.event.Layout;
import dev.sluice.sdk.scan.FileRuleText;
import dev.sluice.sdk.scan.TableRoute;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LayoutWireTest {

    private static StartImport read(String layout) throws UnreadableException {
        String text = "{\"type\":\"start-import\",\"source\":{\"uri\":\"/d\"},\"layout\":" + layout + "}";
        return (StartImport) Json.read(text.getBytes(StandardCharsets.UTF_8), Command.class);
    }

    @Test
    void comesBackAsItWasWritten() throws UnreadableException {
        // Given
        String layout = "{\"files\":[{\"pattern\":\"(\\\\w+)\\\\.dat$\",\"schema\":\"s\",\"table\":\"$1\",\"type\":\"csv\"}],"
                + "\"defaultFileRules\":true}";

        // When
        StartImport start = read(layout);

        // Then
        assertThat(start.ignored()).isEmpty();
        assertThat(start.manifest().layout()).isEqualTo(new Layout(
                List.of(new FileRuleText("(\\w+)\\.dat$", null, "s", "$1", "csv", null, null)), true, null, null,
                null));
        assertThat(Json.text(start)).contains("\"layout\":" + layout);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"routes\":[{\"schemaPattern\":\"a*\",\"targetSchema\":\"b\"}]}",
        "{\"routes\":[{\"schema-pattern\":\"a*\",\"target-schema\":\"b\"}]}"})
    void readsARouteInBothSpellings(String layout) throws UnreadableException {
        assertThat(read(layout).manifest().layout())
                .isEqualTo(new Layout(null, null, List.of(new TableRoute("a*", null, "b", null)), null, null));
    }

    @Test
    void carriesTheCharacterSetOfSchemaFilesByItsName() throws UnreadableException {
        // Given
        String layout = "{\"characterSet\":\"latin1\"}";

        // Then
        assertThat(Json.text(read(layout))).contains("\"layout\":" + layout);
        assertThat(read("{\"characterSet\":\"auto\"}").manifest().layout()).isNull();
        assertThatThrownBy(() -> read("{\"characterSet\":\"LATIN1\"}")).isInstanceOf(UnreadableException.class)
                .hasMessageContaining("Unsupported encoding LATIN1");
    }

    @Test
    void refusesWhatARouteDoesNotCarryOut() {
        assertThatThrownBy(() -> read("{\"routes\":[{\"schema-pattern\":\"a*\",\"target-schema\":\"b\","
                + "\"extract-table\":{\"table-regexp\":\"(.*)\",\"target-column\":\"c\"}}]}"))
                .isInstanceOf(UnreadableException.class)
                .hasMessageContaining("extract-table");
    }
}
