package dev.sluice.sdk.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** {@code docs/reference/prechecks.md} has one row for each check, in their order, with severities that there are. */
class PrechecksPageTest {

    private static List<String[]> rows() throws IOException {
        return Files.readString(Path.of("../docs/reference/prechecks.md"))
                .lines()
                .filter(line -> line.startsWith("| `"))
                .map(line -> line.split(" \\| ", -1))
                .toList();
    }

    @Test
    void hasARowForEachCheckInTheirOrder() throws IOException {
        assertThat(rows()).extracting(row -> row[0])
                .containsExactlyElementsOf(Arrays.stream(Check.values())
                        .map(check -> "| `" + check.id() + "`")
                        .toList());
    }

    @Test
    void namesSeveritiesAndSaysWhatIsLookedAtAndWhatToDo() throws IOException {
        List<String> words = Arrays.stream(Severity.values()).map(Severity::word).toList();
        assertThat(rows()).allSatisfy(row -> {
            assertThat(row).hasSize(4);
            assertThat(row[1].split("; ", -1)).isSubsetOf(words).isNotEmpty();
            assertThat(row[2]).isNotBlank();
            assertThat(row[3]).endsWith(" |").hasSizeGreaterThan(5);
        });
    }
}
