package dev.sluice.sdk.explain;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class KnownFailureTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
        "[Lighting:Restore:ErrChecksumMismatch]checksum mismatched remote vs local => (checksum: 67 vs 40) (total_kvs: 2 vs 3) (total_bytes:58 vs 87)|DUPLICATE_KEY",
        "[Lighting:Restore:ErrChecksumMismatch]checksum mismatched remote vs local => (checksum: 67 vs 40) (total_kvs: 30 vs 4) (total_bytes:58 vs 87)|ROWS_FROM_ELSEWHERE",
        "[Lighting:Restore:ErrChecksumMismatch]checksum mismatched remote vs local => (checksum: 67 vs 40) (total_kvs: 4 vs 4) (total_bytes:58 vs 87)|ROWS_CHANGED",
        "[kv:1062]Duplicate entry '1' for key 't.PRIMARY'|DUPLICATE_ENTRY",
        "[types:1406]Data Too Long, field len 3, data len 4|TOO_LONG",
        "[types:1292]Truncated incorrect DOUBLE value: ''|EMPTY_NUMBER",
        "[types:1292]Truncated incorrect time value: 'hello'|NO_NUMBER",
        "[0]syntax error: unterminated quoted field|QUOTES",
        "TiDB error 8158 (HY000): The URI of data source is invalid. Reason: stat /no/dir: no such file or directory. Please provide a valid URI|NO_FILE",
        "[types:1292]Incorrect datetime value: '2024-00-00 00:00:00'|ZERO_DATE",
        "[types:1292]Incorrect date value: '2024-02-30'|NO_DATE",
        "[types:1690]BIGINT UNSIGNED value is out of range in '-1'|OUT_OF_RANGE",
        "runtime error: index out of range [2] with length 2|PANIC",
        "TiDB error 1054 (42S22): Unknown column 'nope' in 'field list'|NO_SUCH_COLUMN",
        "[table:1364]Field 'c' doesn't have a default value|NULL_VALUE",
        "[0]syntax error: unexpected RowBegin (() at offset 28, expecting data literal|SQL_TEXT",
        "[0]syntax error|SQL_TEXT",
        "TiDB error 8160 (HY000): Failed to read source files. Reason: ExpiredToken: The provided token has expired. status code: 400|EXPIRED_KEY",
        "TiDB error 8160 (HY000): Failed to read source files. Reason: NoSuchBucket: The specified bucket does not exist|NO_BUCKET",
        "TiDB error 8159 (HY000): Access to the data source has been denied. Reason: Get \"https://a.blob.core.windows.net/b\": dial tcp: lookup a: no such host.|ENDPOINT",
        "TiDB error 8159 (HY000): Access to the data source has been denied. Reason: failed to get region of bucket b. Please check the URI|BUCKET_UNKNOWN",
        "TiDB error 8160 (HY000): Failed to read source files. Reason: AccessDenied: Access Denied status code: 403|STORAGE_DENIED",
        "write /tmp/tidb/import/1: no space left on device|NO_SPACE",
        "[Lightning:KV:ServerIsBusy]server is busy|TIKV_BUSY",
        "TiDB error 8173 (HY000): PreCheck failed: found CDC changefeed(s): cluster/namespace: a changefeed(s): [b], |CHANGEFEED",
        "TiDB error 8173 (HY000): PreCheck failed: target table is not empty; put that right, then run: sluice cancel x|NOT_EMPTY",
        "TiDB error 1227 (42000): Access denied; you need (at least one of) the FILE privilege(s) for this operation|PRIVILEGE",
        "TiDB error 1105 (HY000): seek /dump/a.parquet: invalid argument|PARQUET"})
    void isFoundInTidbsWords(String words, KnownFailure failure) {
        assertThat(KnownFailure.in(words)).contains(failure);
    }

    @ParameterizedTest
    @EnumSource
    void isFoundInItsOwnExample(KnownFailure failure) {
        assertThat(KnownFailure.in(failure.example())).contains(failure);
    }

    @ParameterizedTest
    @EnumSource
    void isExplainedInOneLine(KnownFailure failure) {
        assertThat(failure.explanation()).isEqualTo(failure.cause() + ": " + failure.wayOn())
                .doesNotContain("\n")
                .hasSizeLessThan(400);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "no data", "cancel requested of TiDB", "ErrChecksumMismatch",
        "TiDB does not know job 7 any more; look at the table's rows, then run: sluice cancel nightly",
        "two jobs are at work on the table: 7, 9"})
    void isNotFoundInOtherWords(String words) {
        assertThat(KnownFailure.in(words)).isEmpty();
    }

    @Test
    void isOnThePageInTheSameWordsAndOrder() throws IOException {
        // Given
        List<String> page = Files.readAllLines(Path.of("../docs/reference/failures.md"));

        // When
        List<String> rows = page.stream().filter(line -> line.startsWith("| `")).toList();

        // Then
        assertThat(rows).isEqualTo(Arrays.stream(KnownFailure.values()).map(KnownFailureTest::row).toList());
    }

    private static String row(KnownFailure failure) {
        return "| `" + failure.example() + "` | " + failure.cause() + " | " + failure.wayOn() + " |";
    }
}
