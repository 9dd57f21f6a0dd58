package dev.sluice.sdk.scan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.sluice.sdk.store.FakeStore;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PackingsTest {
    private static final ScanRequest REQUEST = new ScanRequest(TableFilter.parse(TableFilter.DEFAULT_RULES),
            WildcardReach.LAST_SEGMENT);

    private static Inventory scan(FakeStore dump) {
        return new FileScanner(dump).scan(REQUEST);
    }

    private static ScanRefusedException refused(FakeStore dump) {
        return catchThrowableOfType(ScanRefusedException.class, () -> scan(dump));
    }

    @ParameterizedTest
    @CsvSource({"s.t.csv, s.t.csv.gz", "s.t.000.csv, s.t.000.csv.zst", "s.t.000.csv.gz, s.t.000.csv.zst",
        "s.t.1.sql.snappy, s.t.1.sql.gzip", "s.t.1.SQL, s.t.1.sql.GZ", "a/s.t.1.sql, a/s.t.1.sql.zstd",
        "s.t.1.parquet, s.t.1.snappy.parquet", "s.t.1.gz.parquet, s.t.1.zst.parquet"})
    void refusesOneFileInTwoPackingsNamingBoth(String one, String other) {
        assertThat(refused(FakeStore.of(one, other, "s.t.9.csv.gz".replace("csv.gz", one.matches(".*parquet")
                ? "parquet"
                : one.matches("(?i).*sql.*") ? "sql" : "csv"))).problems()).singleElement()
                .satisfies(problem -> assertThat(problem.seen()).startsWith(
                        "s.t: one file is there in several packings")
                        .contains(one, other)
                        .doesNotContain("s.t.9"))
                .satisfies(problem -> assertThat(problem.advice()).isEqualTo("move all but one of them away"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"s.t-schema.sql", "s-schema-create.sql", "s.t-schema-view.sql"})
    void refusesASchemaFileInTwoPackingsNamingBoth(String file) {
        assertThat(refused(FakeStore.of(file, file + ".gz", "s.t-schema.sql")).getMessage())
                .contains("there is more than one ", file + ", " + file + ".gz");
    }

    @Test
    void takesPackedAndUnpackedFilesOfOneTable() {
        assertThat(scan(FakeStore.of("s.t.1.csv", "s.t.2.csv.gz", "s.u.csv.gz")).tables()).hasSize(2);
    }

    @Test
    void readsNoRowTwiceFromAFileWithoutBytes() {
        assertThat(scan(FakeStore.of("s.t.csv.gz").put("s.t.csv", "")).tables()).hasSize(1);
    }
}
