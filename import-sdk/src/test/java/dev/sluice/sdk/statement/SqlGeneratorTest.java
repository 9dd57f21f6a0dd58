package dev.sluice.sdk.statement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.sluice.sdk.TableName;
import dev.sluice.sdk.scan.Format;
import dev.sluice.sdk.scan.SourcePattern;
import dev.sluice.sdk.scan.SourceTable;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class SqlGeneratorTest {

    @ParameterizedTest
    @CsvSource({"id,id", "größe,größe", "@odd,`@odd`", "`q,```q`", "a`b,a`b"})
    void keepsAColumnAsATextThatIsNoVariable(String column, String text) {
        FieldTarget target = new FieldTarget.Column(column);
        assertThat(target.text()).isEqualTo(text);
        assertThat(FieldTarget.of(text)).isEqualTo(target);
        assertThat(FieldTarget.of("@" + column)).isEqualTo(new FieldTarget.Variable(column));
    }

    @ParameterizedTest
    @ValueSource(strings = {"`", "`a"})
    void refusesATextThatNoColumnWasKeptAs(String text) {
        assertThatIllegalArgumentException().isThrownBy(() -> FieldTarget.of(text));
    }

    private static final TableName TABLE = new TableName("test_db", "test_table");
    private static final String PATH = "s3://bucket/path/*.csv";
    private static final CsvRules RULES = new CsvRules(",", "\"", "\\", List.of("NULL"), "\n", false);
    private static final String WRITTEN_RULES = "FIELDS_TERMINATED_BY=',', FIELDS_ENCLOSED_BY='\"',"
            + " FIELDS_ESCAPED_BY='\\\\', LINES_TERMINATED_BY='\n', FIELDS_DEFINED_NULL_BY='NULL'";

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
                .with(ImportOption.MANUAL_RECOVERY)
                .with(ImportOption.FORCE_MERGE_STEP)
                .with(ImportOption.ON_DUPLICATE_KEY, "capture")
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
                + " CHECKSUM_TABLE='off', ON_DUPLICATE_KEY='capture', DISABLE_TIKV_IMPORT_MODE, __MAX_ENGINE_SIZE='10GiB',"
                + " __FORCE_MERGE_STEP, __MANUAL_RECOVERY, DISABLE_PRECHECK, DETACHED,");
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
                new FieldTarget.Discarded(), new FieldTarget.Column("@odd`"));
        ImportRequest request = new ImportRequest(TABLE, fields, PATH, Format.SQL, RULES, ImportOptions.NONE,
                ResourceParameters.NONE);
        // When / Then
        assertThat(SqlGenerator.generate(request).text())
                .startsWith("IMPORT INTO `test_db`.`test_table` (`id`, @`1`, @, `@odd```) FROM ");
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
    void putsAParameterInThePlaceOfTheLocationsOwn() {
        // Given
        Map<String, String> values = new LinkedHashMap<>();
        values.put("role-arn", "mine");
        ResourceParameters role = new ResourceParameters(values);
        // When / Then
        assertThat(role.appendTo("s3://b/p?ROLE_ARN=other&region=us&role-arn")).isEqualTo(
                "s3://b/p?region=us&role-arn=mine");
        assertThat(role.appendTo("s3://b/p?")).isEqualTo("s3://b/p?role-arn=mine");
    }

    @Test
    @DisplayName("S-E4 hides keys that the location already holds")
    void redactsKeysThatTheLocationAlreadyHolds() {
        // Given
        String location = "s3://bucket/p/*.csv?access-key=ak&endpoint=http%3A%2F%2Fm&secret_access_key=s'k";
        ImportRequest request = new ImportRequest(TABLE, List.of(), location, Format.SQL, RULES, ImportOptions.NONE,
                ResourceParameters.NONE);
        // When / Then
        ImportStatement statement = SqlGenerator.generate(request);
        assertThat(statement.text()).contains("access-key=ak", "secret_access_key=s''k");
        assertThat(statement.redacted()).contains(
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

    /**
     * Cases of TiDB's own import SDK and of Lightning. Every statement of ours is detached, because a job is watched and never
     * waited for; and every CSV rule is written, because TiDB's defaults are not Lightning's.
     */
    static Stream<Arguments> cases() {
        ImportOptions fast = ImportOptions.NONE.with(ImportOption.THREAD, 4)
                .with(ImportOption.MAX_WRITE_SPEED, "100MiB");
        ImportOptions sorted = ImportOptions.NONE.with(ImportOption.CLOUD_STORAGE_URI, "s3://bucket/storage");
        String from = "IMPORT INTO `test_db`.`test_table` FROM '" + PATH + "' FORMAT ";
        return Stream.of(
                arguments("S-A1 (and its CSV rules)", request(Format.CSV, RULES, ImportOptions.NONE,
                        ResourceParameters.NONE), from + "'csv' WITH DETACHED, " + WRITTEN_RULES),
                arguments("S-A2 (and its CSV rules)", request(Format.CSV, RULES, fast, ResourceParameters.NONE),
                        from + "'csv' WITH THREAD=4, MAX_WRITE_SPEED='100MiB', DETACHED, " + WRITTEN_RULES),
                arguments("S-A3 (detached)", request(Format.CSV, RULES, ImportOptions.NONE, ResourceParameters.NONE),
                        from + "'csv' WITH DETACHED, " + WRITTEN_RULES),
                arguments("S-A5 (detached)", request(Format.PARQUET, RULES, sorted, ResourceParameters.NONE),
                        from + "'parquet' WITH CLOUD_STORAGE_URI='s3://bucket/storage', DETACHED"),
                arguments("S-A6 (detached, and its format)", sql(new TableName("a`b", "t"), "/d/x.sql", List.of()),
                        "IMPORT INTO `a``b`.`t` FROM '/d/x.sql' FORMAT 'sql' WITH DETACHED"),
                arguments("S-A8 (detached)", sql(TABLE, PATH, List.of("access-key=AK", "secret-access-key=SK")),
                        "IMPORT INTO `test_db`.`test_table` FROM '" + PATH
                                + "?access-key=AK&secret-access-key=SK' FORMAT 'sql' WITH DETACHED"),
                arguments("S-A9 (detached)", sql(TABLE, "s3://b/p/*.csv?region=us", List.of("access-key=AK")),
                        "IMPORT INTO `test_db`.`test_table` FROM 's3://b/p/*.csv?region=us&access-key=AK' FORMAT 'sql'"
                                + " WITH DETACHED"),
                arguments("S-A10 (detached)", request(Format.SQL, RULES, ImportOptions.NONE, ResourceParameters.NONE),
                        from + "'sql' WITH DETACHED"),
                arguments("S-E5 with its external id, which TiDB 8.5 and later take; without one none is sent",
                        sql(TABLE, "s3://b/p", List.of("role-arn=r", "external-id=e")),
                        "IMPORT INTO `test_db`.`test_table` FROM 's3://b/p?role-arn=r&external-id=e' FORMAT 'sql'"
                                + " WITH DETACHED"),
                arguments("S-W12", sql(TABLE, "/d/it's.sql", List.of()),
                        "IMPORT INTO `test_db`.`test_table` FROM '/d/it''s.sql' FORMAT 'sql' WITH DETACHED"),
                arguments("L-W10 (skipped rows beside the other CSV rules)", lightningsOwnTest(),
                        "IMPORT INTO `import_into`.`t` FROM '/d/mydata_*.csv' FORMAT 'csv' WITH SPLIT_FILE,"
                                + " RECORD_ERRORS=10, GROUP_KEY='lightning-1', CHARACTER_SET='utf8mb4', DETACHED,"
                                + " SKIP_ROWS=1, FIELDS_TERMINATED_BY='|', FIELDS_ENCLOSED_BY='\'\'',"
                                + " FIELDS_ESCAPED_BY='\\\\', LINES_TERMINATED_BY='\n',"
                                + " FIELDS_DEFINED_NULL_BY='\\\\N'"));
    }

    private static ImportRequest sql(TableName table, String location, List<String> resources) {
        return new ImportRequest(table, List.of(), location, Format.SQL, RULES, ImportOptions.NONE, keys(resources));
    }

    private static ImportRequest lightningsOwnTest() {
        ImportOptions options = ImportOptions.NONE.with(ImportOption.SPLIT_FILE)
                .with(ImportOption.RECORD_ERRORS, 10)
                .with(ImportOption.GROUP_KEY, "lightning-1")
                .with(ImportOption.CHARACTER_SET, "utf8mb4");
        return new ImportRequest(new TableName("import_into", "t"), List.of(), "/d/mydata_*.csv", Format.CSV,
                new CsvRules("|", "'", "\\", List.of("\\N"), "\n", true), options, ResourceParameters.NONE);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("cases")
    void writesTheCasesOfTidbsSdkAndOfLightning(String id, ImportRequest request, String expected) {
        assertThat(SqlGenerator.generate(request).text()).isEqualTo(expected);
    }

    /** TiDB's SDK refuses two when it writes the statement for a CSV; ours when the rules are said, whatever the format. */
    @Test
    @DisplayName("S-A4, S-A5 refuses more than one spelling of NULL, on purpose whatever the format")
    void refusesMoreThanOneSpellingOfNull() {
        assertThatThrownBy(() -> new CsvRules(",", "\"", "\\", List.of("NULL", "\\N"), "\n", false))
                .isInstanceOf(InvalidOptionException.class)
                .hasMessageContaining("exactly one CSV null value, not 2");
    }

    @Test
    void takesLocationAndFormatFromATableThatWasFound() {
        // Given
        SourcePattern pattern = new SourcePattern(Format.SQL, "db.t.*.sql", "/d/db.t.*.sql");
        SourceTable full = new SourceTable(TABLE, Optional.empty(), List.of(), List.of(), Optional.of(pattern), "");
        SourceTable empty = new SourceTable(TABLE, Optional.empty(), List.of(), List.of(), Optional.empty(), "");
        // When
        ImportRequest request = ImportRequest.of(full, RULES, ImportOptions.NONE);
        // Then
        assertThat(SqlGenerator.generate(request).text())
                .isEqualTo("IMPORT INTO `test_db`.`test_table` FROM '/d/db.t.*.sql' FORMAT 'sql' WITH DETACHED");
        assertThatThrownBy(() -> ImportRequest.of(empty, RULES, ImportOptions.NONE))
                .hasMessage("test_db.test_table has no data to import");
    }

    private static ResourceParameters keys(List<String> pairs) {
        Map<String, String> values = new LinkedHashMap<>();
        pairs.stream()
                .map(pair -> pair.split("=", 2))
                .forEach(pair -> values.put(pair[0], pair[1]));
        return new ResourceParameters(values);
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

    @Test
    void keepsAFieldThatGoesNowhereAsABareSign() {
        assertThat(FieldTarget.of(new FieldTarget.Discarded().text())).isEqualTo(new FieldTarget.Discarded());
    }
}
