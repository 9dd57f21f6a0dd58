package dev.sluice;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** {@code docs/operations.md} lists the metrics that there are. Their names are constants in the sources. */
class MetricsPageTest {
    private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
    private static final Pattern CONSTANT = Pattern.compile("static final String \\w+ = \"(sluice(?:\\.[a-z]+)+)\";");
    private static final Pattern ROW = Pattern.compile("(?m)^\\| `(sluice_\\w+?)(?:_total)?` \\|");

    @Test
    void listsEveryMetricAndNoOther() throws IOException {
        // Given
        Set<String> declared = new TreeSet<>();
        try (Stream<Path> files = Files.walk(ROOT, 20)) {
            for (Path file : files.filter(MetricsPageTest::isSource).toList()) {
                String text = Files.readString(file);
                if (text.contains("MeterRegistry")) {
                    CONSTANT.matcher(text).results().forEach(name -> declared.add(name.group(1).replace('.', '_')));
                }
            }
        }

        // When
        Set<String> listed = ROW.matcher(Files.readString(ROOT.resolve("docs/operations.md")))
                .results()
                .map(row -> row.group(1))
                .collect(Collectors.toCollection(TreeSet::new));

        // Then
        assertThat(listed).isEqualTo(declared).isNotEmpty();
    }

    private static boolean isSource(Path file) {
        return file.toString().contains("/src/main/java/") && file.toString().endsWith(".java");
    }
}
