package dev.sluice.sdk.columns;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.sdk.check.Problem;
import dev.sluice.sdk.ddl.TableColumn;
import dev.sluice.sdk.head.RowSight;
import dev.sluice.sdk.parquet.ParquetFile;
import dev.sluice.sdk.scan.DefaultRules;
import dev.sluice.sdk.scan.FileRouter;
import dev.sluice.sdk.scan.FileRuleText;
import dev.sluice.sdk.scan.FileScanner;
import dev.sluice.sdk.scan.ScanRequest;
import dev.sluice.sdk.scan.SourceTable;
import dev.sluice.sdk.scan.TableFilter;
import dev.sluice.sdk.scan.TableRoutes;
import dev.sluice.sdk.scan.WildcardReach;
import dev.sluice.sdk.statement.CsvRules;
import dev.sluice.sdk.statement.FieldTarget;
import dev.sluice.sdk.store.FakeStore;
import dev.sluice.sdk.zone.DataZone;
import dev.sluice.sdk.zone.FileZone;
import dev.sluice.sdk.zone.NamedZone;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The lists of SQL files, tables with columns that TiDB computes, and whether there are rows. */
class TableFieldsTest {
    private static final CsvRules NO_HEADER = new CsvRules(",", "\"", "\\", List.of("\\N"), "", false);

    private final FakeStore store = new FakeStore();
    private final List<String> problems = new ArrayList<>();

    /** Columns as {@code id,name,total*}: a star for one that TiDB computes. Null where nobody knows them. */
    private TableFields read(ColumnRules rules, @Nullable String columns, FileRouter files) {
        Optional<List<TableColumn>> known = Optional.ofNullable(columns)
                .map(text -> Arrays.stream(text.split(","))
                        .map(name -> new TableColumn(name.replace("*", ""), name.endsWith("*")))
                        .toList());
        SourceTable table = new FileScanner(store)
                .scan(new ScanRequest(files, TableFilter.parse(List.of("*.*")), TableRoutes.NONE,
                        WildcardReach.EVERY_SEGMENT))
                .tables()
                .getFirst();
        return new FieldLists(store, rules, () -> {}).read(table, () -> known, this::tell);
    }

    private TableFields read(@Nullable String columns) {
        return read(ColumnRules.of(CsvRules.DEFAULT), columns, FileRouter.DEFAULT);
    }

    private void tell(Problem problem) {
        problems.add(problem.sentence());
    }

    private static String text(TableFields fields) {
        return String.join(",", fields.list().stream().map(FieldTarget::text).toList());
    }

    @ParameterizedTest(name = "{0} into {1}")
    @CsvSource(delimiter = '|', nullValues = "-", value = {
        "(b, A) VALUES (1,2)    |a,b,c    |b,a",
        "(b, A) VALUES (1,2)    |-        |b,A",
        "VALUES (1,2)           |a,b      |''",
        "VALUES (1,2)           |-        |''",
        "(a,c) VALUES (1,2)     |a,b*,c   |a,c",
        "(a,b,c) VALUES (1,2,3) |a,b*,c   |a,@b,c",
        "VALUES (1,2)           |a,b*,c   |a,c",
        "VALUES (1,2)           |a,c,b*   |a,c",
        "VALUES (1,2,3)         |a,b*,c   |a,@b,c"})
    void givesTheStatementTheListOfTheInserts(String insert, @Nullable String columns, String expected) {
        // Given
        store.put("s.t.1.sql", "INSERT INTO t " + insert + ";").put("s.t.2.sql", "");

        // Then
        assertThat(text(read(columns))).isEqualTo(expected);
        assertThat(problems).isEmpty();
    }

    @ParameterizedTest(name = "{0} into {1}")
    @CsvSource(delimiter = '|', value = {
        "(a,x) VALUES (1,2)     |a,b   |s.t.1.sql, line 2: the list of the INSERT does not fit the table: unknown columns [x]",
        "(a,A) VALUES (1,2)     |a,b   |columns named twice [A]",
        "VALUES (1,2,3)         |a,b   |s.t.1.sql, line 2: a row has 3 values, but the table 2 columns",
        "VALUES (1)             |a,b   |a row has 1 values, but the table 2 columns",
        "VALUES (1)             |a,b*,c|a row has 1 values, but the table 2 or 3 columns"})
    void refusesAnInsertThatDoesNotFitTheTable(String insert, String columns, String because) {
        // Given
        store.put("s.t.1.sql", "-- x\nINSERT INTO t " + insert + ";");

        // Then
        assertThat(read(columns).list()).isEmpty();
        assertThat(problems).singleElement().asString().startsWith("s.t: ").contains(because);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "(a,b) VALUES (1,2)|(b,a) VALUES (1,2)|s.t.01.sql has [a, b], s.t.37.sql has [b, a]",
        "(a,b) VALUES (1,2)|VALUES (1,2)      |s.t.01.sql has [a, b], s.t.37.sql has no list",
        "VALUES (1,2)      |(a,b) VALUES (1,2)|s.t.01.sql has no list, s.t.37.sql has [a, b]",
        "VALUES (1,2)      |VALUES (1,2,3)    |s.t.01.sql has rows of 2 values, s.t.37.sql of 3",
        "VALUES (1,2)      |VALUES (1,f(2))   |s.t.37.sql, line 1: TiDB takes `f` for a text"})
    void refusesFilesThatDifferNamingBoth(String first, String other, String because) {
        // Given
        for (int i = 1; i < 50; i++) {
            store.put("s.t.%02d.sql".formatted(i), "INSERT INTO t " + (i == 37 ? other : first) + ";");
        }

        // Then
        assertThat(read("a,b").list()).isEmpty();
        assertThat(problems).singleElement().asString().contains(because);
    }

    @Test
    void looksIntoPackedFilesAndNotBehindTheirBeginning() throws IOException {
        // Given
        StringBuilder sql = new StringBuilder("INSERT INTO t (b,a) VALUES (1,'");
        sql.append("x".repeat(70_000)).append("');\nDELETE FROM t;");
        store.put("s.t.sql.gz", packed(sql.toString()));

        // Then
        TableFields fields = read("a,b");
        assertThat(text(fields)).isEqualTo("b,a");
        assertThat(fields.rows()).isEqualTo(RowSight.UNKNOWN);
        assertThat(problems).isEmpty();
    }

    private static byte[] packed(String text) throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
            gzip.write(text.getBytes(StandardCharsets.UTF_8));
        }
        return packed.toByteArray();
    }

    @Test
    void tellsTheZonesThatFilesSet() {
        // Given
        store.put("s.t.1.sql", "/*!40103 SET TIME_ZONE='+00:00' */;\nINSERT INTO t VALUES (1);")
                .put("s.t.2.sql", "INSERT INTO t VALUES (1);");

        // Then
        TableFields fields = read("a");
        assertThat(fields.zones()).containsExactly(
                new FileZone("s.t.1.sql", Optional.of(new NamedZone(DataZone.UTC, "s.t.1.sql:1"))),
                new FileZone("s.t.2.sql", Optional.empty()));
        assertThat(problems).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"SET TIME_ZONE = \"+00:00\";", "/*!40103 SET @@session.time_zone='+0:00' */;",
        "/*!40103 SET SQL_MODE='', SESSION time_zone := '+00:00' */;",
        "/*!40103 SET TIME_ZONE='+00:00' */;\n/*!40103 SET TIME_ZONE=@OLD_TIME_ZONE */;",
        "/*!40103 SET @@TIME_ZONE=DEFAULT */;\n/*!40103 SET LOCAL TIME_ZONE='-00:00' */;"})
    void knowsEachWayToSetAZone(String statement) {
        // Given
        store.put("s.t.1.sql", statement + "\nINSERT INTO t VALUES (1);");

        // Then
        assertThat(read("a").zones()).singleElement()
                .satisfies(file -> assertThat(file.zone().map(NamedZone::zone))
                        .contains(DataZone.UTC));
        assertThat(problems).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/* SET TIME_ZONE='+09:00' */;", "-- SET TIME_ZONE='+09:00'",
        "/*!40103 SET @OLD_TIME_ZONE=@@TIME_ZONE */;", "/*!40103 SET TIME_ZONE='SYSTEM' */;",
        "/*!40103 SET GLOBAL time_zone='+09:00' */;"})
    void takesNothingElseForAZone(String text) {
        // Given
        store.put("s.t.1.sql", text + "\nINSERT INTO t VALUES (1);");

        // Then
        assertThat(read("a").zones()).containsExactly(new FileZone("s.t.1.sql", Optional.empty()));
        assertThat(problems).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"'+09:00', 'sets time zone +09:00, and line 1 +00:00'", "'+99:00', 'sets a time zone that cannot be'"})
    void refusesAFileWhoseZoneCannotBeTold(String second, String why) {
        // Given
        store.put("s.t.1.sql", "/*!40103 SET TIME_ZONE='+00:00' */;\n/*!40103 SET TIME_ZONE='" + second
                + "' */;\nINSERT INTO t VALUES (1);");

        // Then
        read("a");
        assertThat(problems).singleElement().asString().contains("s.t.1.sql, line 2", why);
    }

    @Test
    void takesAnyNameInAFileThatARuleGaveToATable() {
        // Given
        store.put("s.t.sql", "INSERT INTO elsewhere.x VALUES (1);");

        // Then
        FileRouter ruled = FileRouter.of(List.of(new FileRuleText("(?i)\\.sql$", null, "s", "t", "sql", null, null)),
                DefaultRules.LEFT_OUT);
        assertThat(read(ColumnRules.of(CsvRules.DEFAULT), "a", ruled).list()).isEmpty();
        assertThat(problems).isEmpty();
        read("a");
        assertThat(problems).singleElement().asString().contains("line 1: inserts into `elsewhere.x`", "s.t");
    }

    @ParameterizedTest(name = "{0} into {1}")
    @CsvSource(delimiter = '|', value = {
        "1,2       |a,b     |''",
        "1         |a,b     |''",
        "1,2       |a,b*,c  |a,c",
        "1,2,3     |a,b*,c  |a,@b,c",
        "1         |a,b*,c  |a,c",
        "'\"x,y\",2'|a,b*,c  |a,c"})
    void givesAListWhereTidbComputesAColumnAndNoHeaderCounts(String row, String columns, String expected) {
        // Given
        store.put("s.t.csv", row + "\n");

        // Then
        assertThat(text(read(ColumnRules.of(NO_HEADER), columns, FileRouter.DEFAULT))).isEqualTo(expected);
        assertThat(problems).isEmpty();
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', ignoreLeadingAndTrailingWhitespace = false, value = {
        "s.t.csv|a|NONE", "s.t.csv|a~|NONE", "s.t.csv|a~~^~~|NONE", "s.t.csv|a~1|SEEN", "s.t.csv|a~~~1~|SEEN",
        "s.t.csv|a~  ~|UNKNOWN", "s.t.csv|a~  1|SEEN",
        "s.t.sql|-- none|NONE", "s.t.sql|INSERT INTO t VALUES (1);|SEEN"})
    void tellsWhetherThereIsARow(String file, String content, RowSight rows) {
        // Given
        store.put(file, content.replace('~', '\n').replace('^', '\r'));

        // Then
        assertThat(read("a").rows()).isEqualTo(rows);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', ignoreLeadingAndTrailingWhitespace = false, value = {"~~|NONE", "1|SEEN", "1~|SEEN",
        "~~1~|SEEN", "'  '|UNKNOWN"})
    void tellsWhetherThereIsARowWhereNoHeaderIs(String content, RowSight rows) {
        // Given
        store.put("s.t.1.csv", "").put("s.t.2.csv", content.replace('~', '\n'));

        // Then
        assertThat(read(ColumnRules.of(NO_HEADER), "a", FileRouter.DEFAULT).rows()).isEqualTo(rows);
    }

    @ParameterizedTest(name = "{0} into {1}")
    @CsvSource(delimiter = '|', nullValues = "-", value = {"reordered|id,v|v,id", "reordered|id,v,w|v,id",
        "reordered|-|V,Id", "reordered|id,v*|@v,id", "codec-none|id,v|id,v"})
    void givesTheStatementTheColumnsOfParquetFiles(String file, @Nullable String columns, String expected) {
        // Given
        store.put("s.t.1.parquet", ParquetFile.of(file)).put("s.t.2.parquet", "");

        // Then
        TableFields fields = read(columns);
        assertThat(text(fields)).isEqualTo(expected);
        assertThat(fields.rows()).isEqualTo(RowSight.SEEN);
        assertThat(problems).isEmpty();
    }

    @ParameterizedTest(name = "{0} beside {1}")
    @CsvSource(delimiter = '|', value = {
        "codec-none |codec-none |s.t.1.parquet does not fit the table: unknown columns [v]|id,w",
        "named-twice|named-twice|s.t.1.parquet does not fit the table: columns named twice [id]|id",
        "codec-none |reordered  |s.t.1.parquet has [id, v], s.t.2.parquet has [V, Id]|id,v",
        "codec-none |type-list  |s.t.2.parquet: column v is of type LIST|id,v",
        "codec-lz4  |codec-none |s.t.1.parquet: column id is compressed by LZ4_RAW|id,v"})
    void refusesParquetFilesThatDoNotFit(String first, String other, String because, String columns) {
        // Given
        store.put("s.t.1.parquet", ParquetFile.of(first)).put("s.t.2.parquet", ParquetFile.of(other));

        // Then
        assertThat(read(columns).list()).isEmpty();
        assertThat(problems).singleElement().asString().startsWith("s.t: ").contains(because);
    }

    @Test
    void tellsThatParquetFilesHaveNoRows() {
        store.put("s.t.parquet", ParquetFile.of("no-rows"));
        assertThat(read("id,v").rows()).isEqualTo(RowSight.NONE);
    }

    @ParameterizedTest
    @CsvSource({"NONE,NONE,NONE", "NONE,SEEN,SEEN", "UNKNOWN,SEEN,SEEN", "SEEN,UNKNOWN,SEEN", "NONE,UNKNOWN,UNKNOWN"})
    void knowsOfARowInAnyOfTheFiles(RowSight one, RowSight other, RowSight both) {
        assertThat(one.and(other)).isEqualTo(both);
    }
}
