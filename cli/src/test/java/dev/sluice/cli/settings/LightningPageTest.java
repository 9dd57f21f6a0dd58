package dev.sluice.cli.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNoException;

import dev.sluice.sdk.statement.ImportOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The page has a row for each key of the table in code, and no other. */
class LightningPageTest {

    @Test
    void listsEveryKeyWithItsFate() throws IOException {
        // Given
        List<String> rows = LightningKeys.ALL.stream().map(LightningPageTest::row).toList();

        // When
        List<String> page = Files.readAllLines(Path.of("../docs/reference/lightning.md"))
                .stream()
                .filter(line -> line.startsWith("| `"))
                .toList();

        // Then
        assertThat(page).as("should be\n" + String.join("\n", rows)).isEqualTo(rows);
    }

    @Test
    void hasEachKeyOnce() {
        assertThat(LightningKeys.ALL.stream().flatMap(LightningKey::names)).doesNotHaveDuplicates();
    }

    /** A wrong name compiles, and is refused when somebody sets the key. */
    @Test
    void mapsToOptionsThatThereAre() {
        assertThat(LightningKeys.ALL).filteredOn(key -> key.fate() instanceof Fate.Mapped)
                .allSatisfy(key -> assertThat(mapped(key)).isNotEmpty()
                        .allSatisfy(options -> assertThatNoException().isThrownBy(() -> ImportOptions.parse(options))));
    }

    /** What becomes of those of the values that the key takes; every kind of value is among them. */
    private static List<Map<String, Object>> mapped(LightningKey key) {
        return Stream.of("true", "false", "1", "1GiB", "gbk", "/").flatMap(value -> {
            ManifestDraft draft = ManifestDraft.ofSource("/dump");
            try {
                draft.set(key.name() + "=" + value);
            } catch (InvalidSettingException e) {
                return Stream.empty();
            }
            return Stream.of(draft.manifest().options());
        }).toList();
    }

    private static String row(LightningKey key) {
        String names = key.names().map(name -> "`" + name + "`").collect(Collectors.joining(" or "));
        return "| " + names + " | " + key.type().word() + " | " + key.byDefault() + " | " + fate(key.fate())
                + " |";
    }

    private static String fate(Fate fate) {
        return switch (fate) {
            case Fate.Mapped mapped -> "→ " + mapped.option();
            case Fate.Used used -> "used: " + used.as();
            case Fate.Placed placed -> "used: " + placed.as();
            case Fate.Ignored ignored -> "ignored: " + ignored.why();
            case Fate.Refused refused -> "refused: " + refused.why() + harmless(refused.harmless());
        };
    }

    private static String harmless(List<String> values) {
        List<String> shown = values.stream().map(value -> value.isEmpty() ? "empty" : "`" + value + "`").toList();
        return shown.isEmpty() ? "; an empty one is harmless" : "; harmless: " + String.join(", ", shown);
    }
}
