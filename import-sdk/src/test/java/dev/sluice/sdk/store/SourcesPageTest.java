package dev.sluice.sdk.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.sluice.sdk.store.SourceUri.Scheme;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Holds docs/reference/sources.md to the code. */
class SourcesPageTest {
    private static final Path PAGE = Path.of("..", "docs", "reference", "sources.md");
    private static final Pattern PARAMETER = Pattern.compile("(?m)^\\| `([a-z-]+)` \\| ([a-z0-9, ]+) \\|");

    @Test
    void listsEveryParameterWithItsStorages() throws IOException {
        assertThat(PARAMETER.matcher(Files.readString(PAGE)).results().map(row -> row.group(1) + ": " + row.group(2)))
                .containsExactlyInAnyOrderElementsOf(Arrays.stream(UriParameter.values())
                        .map(one -> one.word() + ": "
                                + one.schemes().stream().map(Scheme::word).collect(Collectors.joining(", ")))
                        .toList());
    }

    @ParameterizedTest
    @EnumSource(names = {"S3", "GCS"})
    void listsEveryFieldOfCredentials(Scheme scheme) throws IOException {
        // Given
        Pattern row = Pattern.compile("(?m)^\\| " + scheme.word() + " \\| `(\\w+)` \\|");
        TreeSet<String> fields = row.matcher(Files.readString(PAGE))
                .results()
                .map(SourcesPageTest::parameter)
                .collect(
                        Collectors.toCollection(TreeSet::new));
        // When
        Throwable refused = catchThrowable(() -> StoreCredentials.of(scheme, Map.of("no-such-field", "x")));
        // Then
        assertThat(refused).hasMessageEndingWith("they have " + fields);
    }

    // As the configuration's words are turned into TiDB's.
    private static String parameter(MatchResult field) {
        return field.group(1).equals("accessKeyId")
                ? "access-key"
                : field.group(1).replaceAll("([A-Z])", "-$1").toLowerCase(Locale.ROOT);
    }
}
