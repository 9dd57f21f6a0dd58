package dev.sluice.sdk.statement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.sdk.TableName;
import dev.sluice.sdk.scan.Format;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SqlGeneratorTest {

    private static final TableName TABLE = new TableName("test_db", "test_table");
    private static final String PATH = "s3://bucket/path/*.csv";
    private static final CsvRules RULES = new CsvRules(",", "\"", "\\", List.of("NULL"), "\n", false);

    @Test
    void writesTheShortestStatement() {
        assertThat(text(Format.SQL, ImportOptions.NONE))
                .isEqualTo(
                        "IMPORT INTO `test_db`.`test_table` FROM 's3://bucket/path/*.csv' FORMAT 'sql' WITH DETACHED");
    }

    @Test
    void writesEveryCsvRule() {
        assertThat(text(Format.CSV, ImportOptions.NONE)).endsWith(" FORMAT 'csv' WITH DETACHED,"
                + " FIELDS_TERMINATED_BY=',', FIELDS_ENCLOSED_BY='\"', FIELDS_ESCAPED_BY='\\\\',"
                + " LINES_TERMINATED_BY='\n', FIELDS_DEFINED_NULL_BY='NULL'");
    }

    @Test
    void sendsAnEmptyDelimiterAndEscape() {
        // Given
        CsvRules bare = new CsvRules("|", "", "", List.of(""), "", false);
        // When
        String text = SqlGenerator.generate(request(Format.CSV, bare, ImportOptions.NONE, ResourceParameters.NONE))
                .text();
        // Then
        assertThat(text).endsWith("FIELDS_TERMINATED_BY='|', FIELDS_ENCLOSED_BY='', FIELDS_ESCAPED_BY='',"
                + " FIELDS_DEFINED_NULL_BY=''");
    }

    @Test
    void skipsTheHeaderLineUnlessRowsToSkipAreGiven() {
        // Given
        ImportOptions five = ImportOptions.NONE.with(ImportOption.SKIP_ROWS, 5);
        ImportOptions none = ImportOptions.NONE.with(ImportOption.SKIP_ROWS, 0);
        // When / Then
        assertThat(headed(ImportOptions.NONE)).contains("SKIP_ROWS=1,");
        assertThat(headed(five)).containsOnlyOnce("SKIP_ROWS=5,");
        assertThat(headed(none)).doesNotContain("SKIP_ROWS");
    }

    @Test
    void writesAllOptionsInTheirOrder() {
        // Given
        ImportOptions options = ImportOptions.NONE.with(ImportOption.DISABLE_PRECHECK)
                .with(ImportOption.MAX_ENGINE_SIZE, "10GiB")
                .with(ImportOption.DISABLE_TIKV_IMPORT_MODE)
                .with(ImportOption.CHECKSUM_TABLE, "off")
                .with(ImportOption.CHARACTER_SET, "gbk")
                .with(ImportOption.GROUP_KEY, "g1")
                .with(ImportOption.CLOUD_STORAGE_URI, "s3://sort/x")
                .with(ImportOption.RECORD_ERRORS, 10)
                .with(ImportOption.SPLIT_FILE)
                .with(ImportOption.MAX_WRITE_SPEED, "100MiB")
                .with(ImportOption.DISK_QUOTA, "100gib")
                .with(ImportOption.THREAD, 4);
        // When / Then
        assertThat(text(Format.CSV, options)).contains(" WITH THREAD=4, DISK_QUOTA='100gib', MAX_WRITE_SPEED='100MiB',"
                + " SPLIT_FILE, RECORD_ERRORS=10, CLOUD_STORAGE_URI='s3://sort/x', GROUP_KEY='g1', CHARACTER_SET='gbk',"
                + " CHECKSUM_TABLE='off', DISABLE_TIKV_IMPORT_MODE, __MAX_ENGINE_SIZE='10GiB', DISABLE_PRECHECK, DETACHED,");
    }

    @Test
    void leavesOutWhatIsForCsvOnly() {
        // Given
        ImportOptions options = ImportOptions.NONE.with(ImportOption.SPLIT_FILE)
                .with(ImportOption.SKIP_ROWS, 2)
                .with(ImportOption.CHARACTER_SET, "utf8mb4")
                .with(ImportOption.THREAD, 2);
        // When / Then
        assertThat(text(Format.PARQUET, options)).endsWith(" FORMAT 'parquet' WITH THREAD=2, DETACHED");
    }

    @Test
    void writesColumnsAndVariables() {
        // Given
        List<FieldTarget> fields = List.of(new FieldTarget.Column("id"), new FieldTarget.Variable("1"),
                new FieldTarget.Column("@odd`"));
        ImportRequest request = new ImportRequest(TABLE, fields, PATH, Format.SQL, RULES, ImportOptions.NONE,
                ResourceParameters.NONE);
        // When / Then
        assertThat(SqlGenerator.generate(request).text())
                .startsWith("IMPORT INTO `test_db`.`test_table` (`id`, @`1`, `@odd```) FROM ");
    }

    @Test
    void appendsResourceParametersAsAQueryAndRedactsThem() {
        // Given
        Map<String, String> values = new LinkedHashMap<>();
        values.put("region", "eu west");
        values.put("secret-access-key", "a/b+c&d='");
        // When
        ImportStatement statement = SqlGenerator
                .generate(request(Format.SQL, RULES, ImportOptions.NONE, new ResourceParameters(values)));
        // Then
        assertThat(statement.text())
                .contains(
                        "FROM 's3://bucket/path/*.csv?region=eu%20west&secret-access-key=a%2Fb%2Bc%26d%3D%27' FORMAT");
        assertThat(statement.toString()).isEqualTo(statement.redacted())
                .contains("*.csv?region=xxxxxx&secret-access-key=xxxxxx' FORMAT")
                .doesNotContain("%2Fb");
        assertThat(new ResourceParameters(values)).hasToString("ResourceParameters[region, secret-access-key]");
    }

    @Test
    void joinsParametersToAQueryThatIsThere() {
        // Given
        ResourceParameters keys = new ResourceParameters(Map.of("access-key", "AK"));
        // When / Then
        assertThat(keys.appendTo("s3://b/p/*.csv?region=us")).isEqualTo("s3://b/p/*.csv?region=us&access-key=AK");
        assertThat(keys.appendTo("/data/*.csv")).isEqualTo("/data/*.csv");
        assertThatThrownBy(() -> keys.appendTo("s3://b/a#b")).isInstanceOf(InvalidOptionException.class)
                .hasMessageContaining("%23");
    }

    @Test
    void redactsKeysThatTheLocationAlreadyHolds() {
        // Given
        String location = "s3://bucket/p/*.csv?access-key=ak&endpoint=http%3A%2F%2Fm&secret_access_key=s'k";
        ImportRequest request = new ImportRequest(TABLE, List.of(), location, Format.SQL, RULES, ImportOptions.NONE,
                ResourceParameters.NONE);
        // When / Then
        assertThat(SqlGenerator.generate(request).redacted()).contains(
                "'s3://bucket/p/*.csv?access-key=xxxxxx&endpoint=http%3A%2F%2Fm&secret_access_key=xxxxxx' FORMAT");
    }

    @Test
    void refusesToSplitFilesWithoutATerminatorOrWithManySkippedRows() {
        // Given
        ImportOptions split = ImportOptions.NONE.with(ImportOption.SPLIT_FILE);
        // When / Then
        assertThatThrownBy(() -> request(Format.CSV, CsvRules.DEFAULT, split, ResourceParameters.NONE))
                .isInstanceOf(InvalidOptionException.class)
                .hasMessageContaining("csv.terminator");
        assertThatThrownBy(() -> request(Format.CSV, RULES, split.with(ImportOption.SKIP_ROWS, 2),
                ResourceParameters.NONE)).isInstanceOf(InvalidOptionException.class).hasMessageContaining("skip_rows");
    }

    private static String text(Format format, ImportOptions options) {
        return SqlGenerator.generate(request(format, RULES, options, ResourceParameters.NONE)).text();
    }

    private static String headed(ImportOptions options) {
        return SqlGenerator.generate(request(Format.CSV, CsvRules.DEFAULT, options, ResourceParameters.NONE)).text();
    }

    private static ImportRequest request(Format format, CsvRules rules, ImportOptions options,
            ResourceParameters resources) {
        return new ImportRequest(TABLE, List.of(), PATH, format, rules, options, resources);
    }
}
