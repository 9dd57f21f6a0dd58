package dev.sluice.sdk.statement;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.sdk.TableName;
import dev.sluice.sdk.scan.Format;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class SqlGeneratorPropertyTest {

    private static final String HOSTILE = "'`\"\\;-#/*%?\n\r\t\u001a @()=,ab0\u00e9\ud83d\ude00";

    static LongStream seeds() {
        return LongStream.range(0, 500);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void whateverTheNamesAndValuesTheStatementMeansThemAndNothingElse(long seed) {
        // Given
        Random random = new Random(seed);
        TableName table = new TableName(hostile(random), hostile(random));
        String column = hostile(random);
        String location = "/" + hostile(random) + "\0";
        String separator = hostile(random) + "|";
        String nothing = hostile(random);
        String terminator = "\n" + hostile(random);
        CsvRules rules = new CsvRules(separator, "", "", List.of(nothing), terminator, false);
        ImportOptions options = ImportOptions.NONE.with(ImportOption.CLOUD_STORAGE_URI, "s3://" + hostile(random));
        ImportRequest request = new ImportRequest(table, List.of(new FieldTarget.Column(column)), location, Format.CSV,
                rules, options, ResourceParameters.NONE);
        // When
        List<SqlReader.Token> tokens = SqlReader.read(SqlGenerator.generate(request).text());
        // Then
        assertThat(structure(tokens)).as("seed %d", seed)
                .isEqualTo("IMPORT INTO `.` (`) FROM ' FORMAT ' WITH"
                        + " CLOUD_STORAGE_URI=', DETACHED, FIELDS_TERMINATED_BY=', FIELDS_ENCLOSED_BY=', FIELDS_ESCAPED_BY=',"
                        + " LINES_TERMINATED_BY=', FIELDS_DEFINED_NULL_BY='");
        assertThat(meanings(tokens)).as("seed %d", seed)
                .containsExactly(table.schema(), table.table(), column, location,
                        "csv", options.value(ImportOption.CLOUD_STORAGE_URI).orElseThrow(), separator, "", "",
                        terminator,
                        nothing);
    }

    private static String hostile(Random random) {
        int[] letters = HOSTILE.codePoints().toArray();
        return IntStream.rangeClosed(0, random.nextInt(12))
                .map(i -> letters[random.nextInt(letters.length)])
                .mapToObj(Character::toString)
                .collect(Collectors.joining());
    }

    private static String structure(List<SqlReader.Token> tokens) {
        return tokens.stream()
                .map(token -> token.quote() == ' ' ? token.meaning() : String.valueOf(token.quote()))
                .collect(Collectors.joining());
    }

    private static List<String> meanings(List<SqlReader.Token> tokens) {
        return tokens.stream().filter(token -> token.quote() != ' ').map(SqlReader.Token::meaning).toList();
    }
}
