package dev.sluice;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Every literal case of TiDB Lightning (L) and of TiDB's import SDK (S) is in the name or a row of a test, where a report
 * shows it. Those of TiDB's statements (T) are counted by TidbContractIT.
 */
class LiteralCasesTest {
    private static final List<String> CASES = List.of("L-A1-12", "L-C1-16", "L-F1-11", "L-R1-28", "L-W1-11", "S-A1-6",
            "S-A8-10", "S-B1-5", "S-B8-9", "S-C1-6", "S-C8-9", "S-C11-13", "S-D1-5", "S-D7-9", "S-E1-5", "S-F1-7",
            "S-F10-11", "S-F13-13", "S-F15-15", "S-G1-6", "S-G8-9", "S-H1-4", "S-H6-10", "S-I1-6", "S-I8-10");

    /** A text block, a text, a character, or a comment: whatever begins first. */
    private static final Pattern LEXEME = Pattern.compile(
            "\"\"\".*?\"\"\"|\"(?:\\\\.|[^\"\\\\])*\"|'(?:\\\\.|[^'\\\\])+'"
                    + "|/\\*.*?\\*/|//[^\n]*", Pattern.DOTALL);

    private static final Pattern CASE = Pattern.compile("\\b[LS]-[A-Z]\\d+\\b");

    @Test
    void everyCaseIsInTheNameOrARowOfATest() throws IOException {
        // Given
        Set<String> expected = new TreeSet<>(CASES.stream().flatMap(LiteralCasesTest::ids).toList());

        // When
        Set<String> named = new TreeSet<>();
        for (Path source : testSources()) {
            LEXEME.matcher(Files.readString(source))
                    .results()
                    .filter(lexeme -> !lexeme.group().startsWith("/"))
                    .forEach(text -> CASE.matcher(text.group()).results().forEach(id -> named.add(id.group())));
        }

        // Then
        assertThat(named).containsAll(expected);
    }

    private static Stream<String> ids(String range) {
        Matcher parts = Pattern.compile("(.-.)(\\d+)-(\\d+)").matcher(range);
        assertThat(parts.matches()).as(range).isTrue();
        return IntStream.rangeClosed(Integer.parseInt(parts.group(2)), Integer.parseInt(parts.group(3)))
                .mapToObj(number -> parts.group(1) + number);
    }

    private static List<Path> testSources() throws IOException {
        try (Stream<Path> files = Files.walk(Path.of(".."))) {
            return files.filter(file -> file.toString().matches(".*/src/test/java/.*\\.java"))
                    .filter(file -> !file.endsWith("LiteralCasesTest.java"))
                    .toList();
        }
    }
}
