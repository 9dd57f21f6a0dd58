package dev.sluice.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code docs/reference/configuration.md} lists the settings that there are, with their defaults, and its example loads. */
class ConfigurationPageTest {
    @TempDir
    private Path directory;

    private static final String LEAST = """
            kafka: { bootstrap.servers: "kafka:9092" }
            targets: { default: { url: "mysql://tidb", user: me } }
            """;

    @Test
    void showsAnExampleOfEverySettingAndListsThemAll() throws IOException {
        // Given
        Path login = Files.writeString(directory.resolve("kafka-login"), "a login");

        // When
        SortedMap<String, String> shown = EffectiveValues.of(ServiceConfig.parse("the example",
                example().replace("/run/secrets/kafka-login", login.toString()), Map.of()));

        // Then
        assertThat(shown.keySet()).map(ConfigurationPageTest::generic).hasSameElementsAs(listed().keySet());
    }

    @Test
    void saysTheDefaults() throws IOException {
        // Given
        SortedMap<String, String> listed = listed();

        // When
        SortedMap<String, String> values = EffectiveValues.of(ServiceConfig.parse("the least", LEAST, Map.of()));

        // Then
        values.keySet().removeIf(key -> key.startsWith("kafka.") || key.endsWith(".url") || key.endsWith(".user"));
        assertThat(values).allSatisfy((key, value) -> assertThat(listed).containsEntry(generic(key), value));
        assertThat(listed.values().stream().filter(text -> !text.isEmpty())).hasSameSizeAs(values.keySet());
    }

    private static String generic(String key) {
        return key.replaceFirst("^kafka\\..*", "kafka.KEY")
                .replaceFirst("^targets\\.[^.]+", "targets.NAME")
                .replaceFirst("^credentials\\..*", "credentials.NAME.STORE.FIELD");
    }

    private static String example() throws IOException {
        String page = page();
        int start = page.indexOf("```yaml\n") + "```yaml\n".length();
        return page.substring(start, page.indexOf("```", start));
    }

    /** Default by setting. */
    private static SortedMap<String, String> listed() throws IOException {
        SortedMap<String, String> rows = new TreeMap<>();
        for (String row : page().lines().filter(line -> line.startsWith("| `")).toList()) {
            List<String> cells = List.of(row.split("\\s*\\|\\s*", -1));
            rows.put(cells.get(1).replace("`", ""), cells.get(2).replace("`", ""));
        }
        return rows;
    }

    private static String page() throws IOException {
        return Files.readString(Path.of("..", "docs", "reference", "configuration.md"));
    }
}
