package dev.sluice.local.tidb.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.local.tidb.plan.ImportOptions.Waiting;
import dev.sluice.local.tidb.profile.TidbProfile;
import dev.sluice.local.tidb.statement.SqlMode;
import dev.sluice.local.tidb.statement.TidbException;
import dev.sluice.local.tidb.statement.TidbStatement.ImportInto;
import dev.sluice.local.tidb.statement.TidbStatements;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ImportPlannerTest {
    private static final TidbStatements STATEMENTS = new TidbStatements(TidbProfile.V9_0);
    private static final ImportPlanner PLANNER = new ImportPlanner(TidbProfile.V9_0, Path.of("/"));
    private static final ImportPlanner OLD = new ImportPlanner(TidbProfile.V8_5, Path.of("/"));
    private static final SessionContext SESSION = new SessionContext(Optional.empty(), Account.parse("root@%"),
            SqlMode.DEFAULT, false, Set.of());

    @TempDir
    private Path data;

    @Test
    void plansWithTidbsDefaults() throws IOException {
        // Given
        Path file = write("small.csv");

        // When
        ImportPlan plan = plan("IMPORT INTO TEST.T FROM '" + file + "'");

        // Then
        assertThat(plan.target().quoted()).isEqualTo("`test`.`t`");
        assertThat(plan.files()).containsExactly(new SourceFile(file, 2));
        assertThat(plan.sourceBytes()).isEqualTo(2);
        assertThat(plan.format()).isEqualTo(FileFormat.CSV);
        assertThat(plan.options().csv()).isEqualTo(CsvRules.DEFAULT);
        assertThat(plan.options().waiting()).isEqualTo(Waiting.UNTIL_END);
        assertThat(plan.options().groupKey()).isEmpty();
        assertThat(plan.dataSource()).isEqualTo(file.toString());
    }

    @Test
    void takesTheOptionsThatChangeWhatItDoes() throws IOException {
        // When
        ImportPlan plan = plan("IMPORT INTO test.t FROM '" + write("small.csv") + "' FORMAT 'CSV' WITH"
                + " character_set='GBK', fields_terminated_by='||', fields_enclosed_by='', fields_escaped_by='^',"
                + " fields_defined_null_by='', lines_terminated_by=';', skip_rows=1, split_file, detached,"
                + " group_key='g-1', thread=4, disk_quota='50 GiB', max_write_speed='0', checksum_table='OFF',"
                + " record_errors=-1, cloud_storage_uri='', __max_engine_size='500gib', disable_precheck");

        // Then
        assertThat(plan.options().csv()).isEqualTo(new CsvRules(DataCharset.GBK, "||", OptionalInt.empty(),
                OptionalInt.of('^'), "", Optional.of(";"), 1));
        assertThat(plan.options().waiting()).isEqualTo(Waiting.DETACHED);
        assertThat(plan.options().groupKey()).contains("g-1");
        assertThat(plan.options().thread()).contains(4L);
    }

    @ParameterizedTest
    @CsvSource({"a.sql, SQL", "a.SQL.gz, SQL", "a.parquet, PARQUET", "a.csv.zst, CSV", "a.sql.csv, CSV"})
    void goesByTheExtensionWhenNoFormatIsGiven(String name, FileFormat format) throws IOException {
        assertThat(plan("IMPORT INTO test.t FROM '" + write(name) + "'").format()).isEqualTo(format);
    }

    @Test
    void findsFilesByWildcardsInEverySegment() throws IOException {
        // Given
        Path first = write("part-1/b.csv");
        Path second = write("part-1/a.csv");
        Path third = write("part-2/a.csv");
        write("other/a.csv");
        write("part-2/deeper/a.csv");

        // When
        ImportPlan plan = plan("IMPORT INTO test.t FROM '" + data + "/part-[0-9]/*.csv'");

        // Then
        assertThat(plan.files()).extracting(SourceFile::path).containsExactly(second, first, third);
    }

    @Test
    void takesABackslashLiterallyWithoutWildcards() throws IOException {
        // Given
        Path file = write("a\\b.csv");

        // When, then
        assertThat(plan("IMPORT INTO test.t FROM '" + data + "/a\\\\b.csv'").files())
                .extracting(SourceFile::path)
                .containsExactly(file);
        assertThat(plan("IMPORT INTO test.t FROM '" + data + "/a\\\\\\\\b*.csv'").files())
                .extracting(SourceFile::path)
                .containsExactly(file);
    }

    @Test
    void ignoresSetWhenNoListLeavesAColumnToIt() throws IOException {
        assertThat(plan("IMPORT INTO test.t SET nosuch = 1 FROM '" + write("a.csv") + "'").assignments()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "CASE WHEN @a IS NULL THEN 'x' ELSE CAST(@a AS CHAR) END", "DATE_ADD(@a, INTERVAL 1 DAY)",
        "TRIM(BOTH ' ' FROM @A)", "_utf8mb4'x' COLLATE utf8mb4_bin", "CONVERT(@a USING gbk)", "NULL",
        "CURRENT_TIMESTAMP", "NOT (@a <=> 0x41) OR -1.5e3 <> @a", "`concat`(@a, 'b')"})
    void acceptsExpressionsOverTheFieldsOfTheRow(String expression) throws IOException {
        // Given
        String sql = "IMPORT INTO test.t (@a) SET name = " + expression + " FROM '" + write("a.csv") + "'";

        // When, then
        assertThat(plan(sql).assignments()).singleElement()
                .satisfies(assignment -> assertThat(assignment.expression()).isEqualTo(expression));
    }

    @Test
    void resolvesAJobThatStartsAgainWithoutPrechecks() throws IOException {
        // Given
        var statement = (ImportInto) STATEMENTS
                .parse("IMPORT INTO test.full FROM '" + write("a.csv") + "'")
                .orElseThrow();

        // When, then
        assertThatCode(() -> PLANNER.resolve(statement, SESSION, new FakeCatalog())).doesNotThrowAnyException();
    }

    @Test
    void takesDirectoriesAsNamesWhereOnlyTheLastSegmentIsAPattern() throws IOException {
        // Given
        write("part-1/a.csv");
        Path odd = write("part-*/a.csv");

        // When, then
        assertThat(plan(OLD, "IMPORT INTO test.t FROM '" + data + "/part-*/*.csv'").files())
                .extracting(SourceFile::path)
                .containsExactly(odd);
        assertThatThrownBy(() -> plan(OLD, "IMPORT INTO test.t FROM '" + data + "/part-[0-9]/a.csv'"))
                .isInstanceOfSatisfying(TidbException.class, refusal -> assertThat(refusal.code()).isEqualTo(8158))
                .hasMessageContaining("stat " + data + "/part-[0-9]: no such file or directory");
    }

    @Test
    void takesANamelessFormatForCsvWhereNamesDoNotTell() throws IOException {
        assertThat(plan(OLD, "IMPORT INTO test.t FROM '" + write("a.sql") + "'").format()).isEqualTo(FileFormat.CSV);
    }

    @Test
    void refusesAnOptionThatItsProfileDoesNotHave() {
        assertThatThrownBy(() -> plan(OLD, "IMPORT INTO test.t FROM '/a.csv' WITH group_key='g'"))
                .hasMessage("Unknown option group_key");
    }

    @Test
    void findsFilesBelowItsRootAndTellsThemAsTheStatementDoes() throws IOException {
        // Given
        Path file = write("data/small.csv");
        ImportPlanner rooted = new ImportPlanner(TidbProfile.V9_0, data);

        // When
        ImportPlan plan = plan(rooted, "IMPORT INTO test.t FROM '/data/*.csv'");

        // Then
        assertThat(plan.files()).extracting(SourceFile::path).containsExactly(file);
        assertThat(plan.dataSource()).isEqualTo("/data/*.csv");
        assertThatThrownBy(() -> plan(rooted, "IMPORT INTO test.t FROM '/data/none.csv'"))
                .hasMessageContaining("open /data/none.csv: no such file");
    }

    private static ImportPlan plan(String sql) {
        return plan(PLANNER, sql);
    }

    private static ImportPlan plan(ImportPlanner planner, String sql) {
        return planner.plan((ImportInto) STATEMENTS.parse(sql).orElseThrow(), SESSION, new FakeCatalog());
    }

    private Path write(String name) throws IOException {
        Path file = data.resolve(name);
        Files.createDirectories(file.getParent());
        return Files.writeString(file, "1\n");
    }
}
