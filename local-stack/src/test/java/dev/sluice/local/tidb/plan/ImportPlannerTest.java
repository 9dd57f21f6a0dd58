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
            SqlMode.DEFAULT, "SYSTEM", false, Set.of());

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

    /** As TiDB 8.5 answered: it looks into a directory of another name. */
    @ParameterizedTest
    @ValueSource(strings = {" ", "!", "\"", "#", "(", ")", "*", "<", ">", "?", "[", "]", "^", "`", "{", "|", "}", "é",
        "日",
        "%41", "%2E"})
    void findsNothingInADirectoryThatAUrlWouldEscape(String odd) throws IOException {
        // Given
        Path file = write("d" + odd + "x/a.1.csv");

        // When, then
        assertThatThrownBy(() -> plan(OLD, "IMPORT INTO test.t FROM '" + file.getParent() + "/a.*.csv'"))
                .hasMessageContaining("No file matched");
        assertThatThrownBy(() -> plan(OLD, "IMPORT INTO test.t FROM '" + file + "'"))
                .hasMessageContaining("Failed to read source files. Reason: open " + data + "/d%")
                .hasMessageContaining("no such file");
    }

    @ParameterizedTest
    @ValueSource(strings = {"$&+,-.:;=@_~", "AZaz09"})
    void looksIntoADirectoryThatAUrlSaysAsItIs(String plain) throws IOException {
        assertThat(plan(OLD, "IMPORT INTO test.t FROM '" + write("d" + plain + "x/a.1.csv").getParent() + "/a.*.csv'")
                .files()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {" ", "!", "\"", "'", "(", ")", "<", "^", "`", "{", "|", "é", "%2E", "&"})
    void takesTheNameOfAFileAsTyped(String odd) throws IOException {
        Path file = write("a" + odd + ".1.csv");
        assertThat(plan(OLD, "IMPORT INTO test.t FROM '" + file.toString().replace("'", "''") + "'").files())
                .hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"#", "?"})
    void losesTheDirectoryBehindAMarkOfUrlsInAName(String mark) throws IOException {
        write("a" + mark + "x.csv");
        assertThatThrownBy(() -> plan(OLD, "IMPORT INTO test.t FROM '" + data + "/a" + mark + "*.csv'"))
                .hasMessageContaining("No file matched");
    }

    @Test
    void walksIntoNoLinkedDirectory() throws IOException {
        // Given
        Path file = write("real/a.csv");
        Path link = Files.createSymbolicLink(data.resolve("link"), file.getParent());

        // When, then
        assertThat(plan(OLD, "IMPORT INTO test.t FROM '" + link + "/a.csv'").files()).hasSize(1);
        assertThatThrownBy(() -> plan(OLD, "IMPORT INTO test.t FROM '" + link + "/*.csv'"))
                .hasMessageContaining("No file matched");
    }

    @ParameterizedTest
    @ValueSource(strings = {"file://", "FILE://", "local://"})
    void takesAPathOnItsDiskWithoutASchemeOnly(String scheme) throws IOException {
        Path file = write("a.csv");
        assertThatThrownBy(() -> plan(OLD, "IMPORT INTO test.t FROM '" + scheme + file + "'"))
                .hasMessageContaining("file location should be absolute path");
    }

    /** The column list and SET count as they are read without the session's mode. */
    @Test
    void readsColumnsAndSetAgainUnderNoMode() throws IOException {
        // Given
        SqlMode plain = new SqlMode("NO_BACKSLASH_ESCAPES");
        SqlMode ansi = new SqlMode("ANSI_QUOTES");
        String set = "IMPORT INTO test.t (id, @v) SET name = 'a\\\\b' FROM '" + write("a.csv") + "'";
        String names = "IMPORT INTO test.t (\"id\") FROM '" + write("a.csv") + "'";

        // When
        ImportPlan again = plan(PLANNER, set, plain).readAgain(STATEMENTS, set);
        ImportPlan failing = plan(PLANNER, names, ansi).readAgain(STATEMENTS, names);

        // Then
        assertThat(again.assignments()).isEqualTo(plan(set).assignments());
        assertThat(again.unreadable()).isEmpty();
        assertThat(failing.unreadable()).hasValueSatisfying(why -> assertThat(why).startsWith("line 1 column "));
    }

    @Test
    void takesAnOptionInHexadecimalDigits() throws IOException {
        assertThat(plan("IMPORT INTO test.t FROM '" + write("a.csv") + "' WITH fields_escaped_by=x'5c',"
                + " fields_defined_null_by=0x5c4e, fields_terminated_by=b'01111100'").options().csv())
                .isEqualTo(new CsvRules(CsvRules.DEFAULT.charset(), "|", OptionalInt.of('"'), OptionalInt.of('\\'),
                        "\\N",
                        Optional.empty(), 0));
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
        write("part-*/a.csv");

        // When, then: it is there, and then another one is looked into
        assertThatThrownBy(() -> plan(OLD, "IMPORT INTO test.t FROM '" + data + "/part-*/*.csv'"))
                .hasMessageContaining("No file matched");
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
        return plan(planner, sql, SqlMode.DEFAULT);
    }

    private static ImportPlan plan(ImportPlanner planner, String sql, SqlMode mode) {
        return planner.plan((ImportInto) STATEMENTS.parse(sql, mode).orElseThrow(), SESSION, new FakeCatalog());
    }

    private Path write(String name) throws IOException {
        Path file = data.resolve(name);
        Files.createDirectories(file.getParent());
        return Files.writeString(file, "1\n");
    }
}
