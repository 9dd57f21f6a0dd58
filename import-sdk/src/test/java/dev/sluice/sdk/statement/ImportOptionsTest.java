package dev.sluice.sdk.statement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class ImportOptionsTest {

    @Test
    void readsNamesInAnyCaseAndWithEitherDash() {
        // Given
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("Max-Write-Speed", "100MiB");
        document.put("THREAD", 8);
        document.put("split_file", true);
        document.put("disable_precheck", false);
        document.put("max_engine_size", "5g");
        document.put("detached", true);
        // When
        ImportOptions options = ImportOptions.parse(document);
        // Then
        assertThat(options.values()).containsExactly(Map.entry(ImportOption.THREAD, "8"),
                Map.entry(ImportOption.MAX_WRITE_SPEED, "100MiB"), Map.entry(ImportOption.SPLIT_FILE, ""),
                Map.entry(ImportOption.MAX_ENGINE_SIZE, "5g"));
    }

    /** Fields of the options that TiDB's import SDK takes; what is no option there is said elsewhere here. */
    @ParameterizedTest
    @CsvSource({"Thread,THREAD", "DiskQuota,DISK_QUOTA", "MaxWriteSpeed,MAX_WRITE_SPEED", "SplitFile,SPLIT_FILE",
        "RecordErrors,RECORD_ERRORS", "CloudStorageURI,CLOUD_STORAGE_URI", "GroupKey,GROUP_KEY", "SkipRows,SKIP_ROWS",
        "CharacterSet,CHARACTER_SET", "ChecksumTable,CHECKSUM_TABLE", "DisableTiKVImportMode,DISABLE_TIKV_IMPORT_MODE",
        "MaxEngineSize,MAX_ENGINE_SIZE", "DisablePrecheck,DISABLE_PRECHECK"})
    void knowsTheNamesOfTidbsSdk(String name, ImportOption option) {
        // Given
        Object value = switch (option.kind()) {
            case NUMBER -> 1;
            case SIZE -> "1GiB";
            case FLAG -> true;
            case TEXT -> switch (option) {
                case CLOUD_STORAGE_URI -> "s3://b/sort";
                case CHARACTER_SET -> "utf8mb4";
                case CHECKSUM_TABLE -> "required";
                default -> "g1";
            };
        };
        // When / Then
        assertThat(ImportOptions.parse(Map.of(name, value)).values()).containsOnlyKeys(option);
    }

    @Test
    void sortsOnTheServersDisksWhenTheStorageIsEmpty() {
        assertThat(ImportOptions.parse(Map.of("cloud_storage_uri", "")).value(ImportOption.CLOUD_STORAGE_URI)).hasValue(
                "");
    }

    static List<Arguments> refusals() {
        return List.of(Arguments.of("thred", 8, "did you mean thread?"),
                Arguments.of("max_writ_speed", "1", "did you mean max_write_speed?"),
                Arguments.of("thread", "8", "takes a number like 8"), Arguments.of("thread", 0, "at least 1"),
                Arguments.of("thread", 1.5, "takes a number"), Arguments.of("thread", true, "takes a number"),
                Arguments.of("max_write_speed", 1024, "takes a string like \"100MiB\""),
                Arguments.of("max_write_speed", "-1", "size per second"),
                Arguments.of("disk_quota", "220MiBxxx", "size above 0"),
                Arguments.of("disk_quota", "0", "size above 0"), Arguments.of("record_errors", -2, "at least -1"),
                Arguments.of("skip_rows", -1L, "at least 0"), Arguments.of("split_file", "yes", "takes true or false"),
                Arguments.of("checksum_table", "maybe", "required"), Arguments.of("character_set", "latin2", "gb18030"),
                Arguments.of("group_key", "a b", "letters"),
                Arguments.of("cloud_storage_uri", "s3://b?access-key=AKIA", "without keys"),
                Arguments.of("on_duplicate_key", "replace", "error or capture"),
                Arguments.of("remove_csv_header", "auto", "csv.header"),
                Arguments.of("Format", "csv", "the names of the files"),
                Arguments.of("ResourceParameters", "region=us", "the source"),
                Arguments.of("detached", false, "leave the option detached out"),
                Arguments.of("fields_terminated_by", "|", "csv.separator"));
    }

    @ParameterizedTest
    @MethodSource("refusals")
    void refusesWhatTidbWouldRefuseAndSaysWhatToWrite(String name, Object value, String hint) {
        assertThatThrownBy(() -> ImportOptions.parse(Map.of(name, value))).isInstanceOf(InvalidOptionException.class)
                .hasMessageContaining(hint)
                .message()
                .doesNotContain("AKIA");
    }

    @Test
    void refusesAnOptionThatIsGivenTwice() {
        // Given
        Map<String, Object> document = Map.of("skip_rows", 1, "skip-rows", 2);
        // When / Then
        assertThatThrownBy(() -> ImportOptions.parse(document)).hasMessage("option skip_rows is given twice");
    }

    @Test
    void refusesNoValue() {
        // Given
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("thread", null);
        // When / Then
        assertThatThrownBy(() -> ImportOptions.parse(document)).isInstanceOf(InvalidOptionException.class);
    }

    @Test
    void takesOnlyTheKindThatTheOptionHas() {
        assertThatThrownBy(() -> ImportOptions.NONE.with(ImportOption.THREAD)).hasMessageContaining(
                "not true or false");
        assertThatThrownBy(() -> ImportOptions.NONE.with(ImportOption.SPLIT_FILE, 1)).hasMessageContaining(
                "not a number");
        assertThatThrownBy(() -> ImportOptions.NONE.with(ImportOption.SPLIT_FILE, "x")).hasMessageContaining(
                "not a string");
    }

    @Test
    void comparesByValue() {
        // Given
        ImportOptions one = ImportOptions.NONE.with(ImportOption.THREAD, 4);
        // When / Then
        assertThat(one).isEqualTo(ImportOptions.parse(Map.of("thread", 4)))
                .isNotEqualTo(ImportOptions.NONE)
                .hasSameHashCodeAs(ImportOptions.parse(Map.of("thread", 4)))
                .hasToString("{THREAD=4}");
    }

    @Test
    void knowsWhatIsForCsvOnly() {
        assertThat(Arrays.stream(ImportOption.values()).filter(ImportOption::isForCsvOnly))
                .containsExactly(ImportOption.SPLIT_FILE, ImportOption.SKIP_ROWS, ImportOption.CHARACTER_SET);
    }
}
