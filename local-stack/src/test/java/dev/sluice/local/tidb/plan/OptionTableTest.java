package dev.sluice.local.tidb.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.sluice.local.tidb.profile.TidbProfile;
import dev.sluice.local.tidb.statement.StatementOption;
import dev.sluice.local.tidb.statement.TidbException;
import dev.sluice.local.tidb.statement.TidbStatement.ImportInto;
import dev.sluice.local.tidb.statement.TidbStatements;
import dev.sluice.sdk.TableName;
import dev.sluice.sdk.scan.Format;
import dev.sluice.sdk.statement.CsvRules;
import dev.sluice.sdk.statement.ImportOption;
import dev.sluice.sdk.statement.ImportOptions;
import dev.sluice.sdk.statement.ImportRequest;
import dev.sluice.sdk.statement.ResourceParameters;
import dev.sluice.sdk.statement.SqlGenerator;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The stand-in knows every option that the SDK can write, with its kind and its values, from the right profile on. */
class OptionTableTest {

    static Stream<Arguments> optionsOfEachProfile() {
        return Arrays.stream(ImportOption.values())
                .flatMap(option -> Arrays.stream(TidbProfile.values())
                        .map(profile -> Arguments.of(option, profile)));
    }

    @ParameterizedTest(name = "{0} on {1}")
    @MethodSource("optionsOfEachProfile")
    void knowsWhatTheSdkWrites(ImportOption option, TidbProfile profile) {
        // Given
        List<StatementOption> written = options(chosen(option));

        // When / Then
        if (profile.compareTo(since(option)) < 0) {
            TidbException refusal = catchThrowableOfType(TidbException.class, () -> OptionValues.of(written, profile));
            assertThat(refusal.code()).isEqualTo(8163);
            assertThat(refusal).hasMessage("Unknown option " + option.sqlName());
        } else {
            assertThatCode(() -> dev.sluice.local.tidb.plan.ImportOptions.of(OptionValues.of(written, profile)))
                    .doesNotThrowAnyException();
        }
    }

    @Test
    void takesTheSameOptionsForThoseOfACsv() {
        assertThat(Arrays.stream(ImportOption.values()).filter(ImportOption::isForCsvOnly).map(ImportOption::sqlName))
                .allMatch(OptionValues.CSV_ONLY::contains);
    }

    @ParameterizedTest
    @CsvSource({"replace,8164,Invalid option value for on_duplicate_key",
        "error,8166,Unsupported option on_duplicate_key"})
    void takesOnDuplicateKeyForAGlobalSortOnly(String value, int code, String text) {
        // Given
        String sql = "IMPORT INTO t FROM '/f.csv' WITH on_duplicate_key='" + value + "'";
        // When
        TidbException refusal = catchThrowableOfType(TidbException.class,
                () -> dev.sluice.local.tidb.plan.ImportOptions.of(OptionValues.of(parsed(sql), TidbProfile.RAW)));
        // Then
        assertThat(refusal.code()).isEqualTo(code);
        assertThat(refusal).hasMessageStartingWith(text);
    }

    private static TidbProfile since(ImportOption option) {
        return switch (option) {
            case GROUP_KEY -> TidbProfile.V9_0;
            case ON_DUPLICATE_KEY -> TidbProfile.RAW;
            case THREAD, DISK_QUOTA, MAX_WRITE_SPEED, SPLIT_FILE, RECORD_ERRORS, CLOUD_STORAGE_URI, SKIP_ROWS,
                    CHARACTER_SET, CHECKSUM_TABLE, DISABLE_TIKV_IMPORT_MODE, MAX_ENGINE_SIZE, FORCE_MERGE_STEP,
                    MANUAL_RECOVERY, DISABLE_PRECHECK -> TidbProfile.V8_5;
        };
    }

    private static ImportOptions chosen(ImportOption option) {
        return switch (option) {
            case THREAD, RECORD_ERRORS, SKIP_ROWS -> ImportOptions.NONE.with(option, 1);
            case DISK_QUOTA, MAX_WRITE_SPEED, MAX_ENGINE_SIZE -> ImportOptions.NONE.with(option, "1 GiB");
            case SPLIT_FILE, DISABLE_TIKV_IMPORT_MODE, FORCE_MERGE_STEP, MANUAL_RECOVERY, DISABLE_PRECHECK ->
                ImportOptions.NONE.with(option);
            case CLOUD_STORAGE_URI -> ImportOptions.NONE.with(option, "s3://b/sort");
            case GROUP_KEY -> ImportOptions.NONE.with(option, "g-1");
            case CHARACTER_SET -> ImportOptions.NONE.with(option, "gb18030");
            case CHECKSUM_TABLE -> ImportOptions.NONE.with(option, "optional");
            case ON_DUPLICATE_KEY -> ImportOptions.NONE.with(ImportOption.CLOUD_STORAGE_URI, "s3://b/sort")
                    .with(option, "capture");
        };
    }

    private static List<StatementOption> options(ImportOptions chosen) {
        CsvRules rules = new CsvRules(",", "\"", "\\", List.of("\\N"), "\n", true);
        return parsed(SqlGenerator.generate(new ImportRequest(new TableName("db", "t"), List.of(), "/f.csv", Format.CSV,
                rules, chosen, ResourceParameters.NONE)).text());
    }

    private static List<StatementOption> parsed(String sql) {
        return ((ImportInto) new TidbStatements(TidbProfile.RAW).parse(sql).orElseThrow()).options();
    }
}
