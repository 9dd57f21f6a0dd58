package dev.sluice.sdk.kit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.sdk.TableName;
import dev.sluice.sdk.columns.ColumnRules;
import dev.sluice.sdk.ddl.SchemaCharset;
import dev.sluice.sdk.plan.DumpPlan;
import dev.sluice.sdk.plan.JobsBefore;
import dev.sluice.sdk.plan.PlannedTable;
import dev.sluice.sdk.scan.DefaultRules;
import dev.sluice.sdk.scan.FileRouter;
import dev.sluice.sdk.scan.FileRuleText;
import dev.sluice.sdk.scan.Inventory;
import dev.sluice.sdk.scan.NameCase;
import dev.sluice.sdk.scan.ScanRefusedException;
import dev.sluice.sdk.scan.SourcePattern;
import dev.sluice.sdk.scan.SourceTable;
import dev.sluice.sdk.scan.TableFilter;
import dev.sluice.sdk.scan.TableRoute;
import dev.sluice.sdk.scan.TableRoutes;
import dev.sluice.sdk.schema.FakeTarget;
import dev.sluice.sdk.statement.CsvRules;
import dev.sluice.sdk.statement.ImportOption;
import dev.sluice.sdk.statement.ImportOptions;
import dev.sluice.sdk.statement.SqlGenerator;
import dev.sluice.sdk.store.SourceUnreadableException;
import dev.sluice.sdk.store.SourceUri;
import dev.sluice.sdk.tidb.JobManager;
import dev.sluice.sdk.tidb.JobStatus;
import dev.sluice.sdk.tidb.ResultRows;
import dev.sluice.sdk.tidb.SessionSettings;
import dev.sluice.sdk.tidb.TidbException;
import dev.sluice.sdk.tidb.TidbFailure;
import dev.sluice.sdk.tidb.TidbTarget;
import dev.sluice.sdk.tidb.Tls;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The names S-… are cases of TiDB's own import SDK, so that the two can be compared. */
class ImportSdkTest {
    private static final TableName T1 = new TableName("db1", "t1");

    @TempDir
    private Path source;
    private final FakeTarget target = new FakeTarget();

    private void write(String name, String text) throws IOException {
        Files.writeString(source.resolve(name), text);
    }

    private void dump() throws IOException {
        write("db1-schema-create.sql", "CREATE DATABASE db1;");
        write("db1.t1-schema.sql", "CREATE TABLE t1 (a INT);");
        write("db1.t1.001.csv", "a\n1");
    }

    private ImportSdk open() {
        return open(SdkOptions.DEFAULT);
    }

    private ImportSdk open(SdkOptions options) {
        return ImportSdk.open(SourceUri.parse(source.toString()), target, options);
    }

    @Test
    @DisplayName("S-C1 finds the tables of a local directory with their sizes and patterns")
    void findsTheTablesOfALocalDirectory() throws IOException {
        // Given
        dump();

        // When
        try (ImportSdk sdk = open()) {
            // Then
            Inventory found = sdk.inventory();
            assertThat(found.bytes()).isEqualTo(3);
            assertThat(found.tables()).singleElement()
                    .extracting(SourceTable::name, SourceTable::bytes, table -> table.dataFiles().size(),
                            table -> table.pattern().map(SourcePattern::location))
                    .containsExactly(T1, 3L, 1, Optional.of(source + "/db1.t1.001.csv"));
        }
        assertThat(target.created()).isEmpty();
    }

    @Test
    @DisplayName("S-1.10 creates what the dump defines, databases first")
    void createsWhatTheDumpDefines() throws IOException {
        // Given
        dump();

        // When
        try (ImportSdk sdk = open()) {
            sdk.createSchemasAndTables();
        }

        // Then
        assertThat(target.created()).containsExactly("CREATE DATABASE IF NOT EXISTS `db1`",
                "CREATE TABLE IF NOT EXISTS `db1`.`t1` (a INT)");
        assertThat(target.openSessions()).isZero();
    }

    @Test
    void createsWhatTheDumpDefinesUnderTheNamesOfTheRoutes() throws IOException {
        // Given
        dump();
        TableRoutes routes = TableRoutes.of(List.of(new TableRoute("db*", "t1", "shop", "orders")),
                NameCase.INSENSITIVE);

        // When
        try (ImportSdk sdk = open(SdkOptions.DEFAULT.withRoutes(routes))) {
            sdk.createSchemaAndTable(new TableName("shop", "orders"));
        }

        // Then
        assertThat(target.created()).containsExactly("CREATE DATABASE IF NOT EXISTS `shop`",
                "CREATE TABLE IF NOT EXISTS `shop`.`orders` (a INT)");
    }

    @Test
    void findsFilesByRules() throws IOException {
        // Given
        write("rows.csv", "1");
        FileRouter files = FileRouter.of(List.of(new FileRuleText(null, "rows.csv", "db1", "t1", "csv", null, null)),
                DefaultRules.LEFT_OUT);

        // When
        try (ImportSdk sdk = open(SdkOptions.DEFAULT.withFiles(files))) {
            // Then
            assertThat(sdk.inventory().tables()).extracting(SourceTable::name).containsExactly(T1);
        }
    }

    /** In other words than TiDB's own SDK: ours says what may be wrong. */
    @Test
    @DisplayName("S-C3 refuses to create the nothing that a source holds")
    void refusesToCreateNothing() throws IOException {
        // Given
        write("notes.txt", "no dump");

        // Then
        try (ImportSdk sdk = open()) {
            assertThatThrownBy(sdk::createSchemasAndTables).isInstanceOf(ScanRefusedException.class)
                    .hasMessageContaining("there is no database in " + source, "the filter");
        }
    }

    /** TiDB's own SDK tells a missing schema from a missing table; ours names the table that was asked for. */
    @Test
    @DisplayName("S-C4 says that a table is not in the source")
    void saysThatATableIsNotInTheSource() throws IOException {
        // Given
        dump();

        // Then
        try (ImportSdk sdk = open()) {
            for (TableName missing : List.of(new TableName("nope", "t"), new TableName("db1", "nope"))) {
                assertThat(sdk.inventory().table(missing)).isEmpty();
                assertThatThrownBy(() -> sdk.createSchemaAndTable(missing))
                        .isInstanceOf(IllegalArgumentException.class)
                        .hasMessage("there is no table " + missing + " in " + source);
            }
        }
    }

    /** TiDB's own SDK wants the exact case; to TiDB the two names are one table. */
    @Test
    void createsOneTableWithItsDatabaseAndNothingElse() throws IOException {
        // Given
        dump();
        write("db1.t2-schema.sql", "CREATE TABLE t2 (a INT);");
        write("db2.t3-schema.sql", "CREATE TABLE t3 (a INT);");
        write("db1.v-schema.sql", "CREATE TABLE v (a INT);");
        write("db1.v-schema-view.sql", "CREATE VIEW v AS SELECT 1;");

        // When
        try (ImportSdk sdk = open()) {
            sdk.createSchemaAndTable(new TableName("DB1", "T1"));
        }

        // Then
        assertThat(target.created()).containsExactly("CREATE DATABASE IF NOT EXISTS `db1`",
                "CREATE TABLE IF NOT EXISTS `db1`.`t1` (a INT)");
    }

    @Test
    @DisplayName("S-C12 runs no DROP")
    void runsNoDrop() throws IOException {
        // Given
        write("db.t-schema.sql", "DROP TABLE t; CREATE TABLE t (id INT);");

        // When
        try (ImportSdk sdk = open()) {
            sdk.createSchemasAndTables();
        }

        // Then
        assertThat(target.sent()).noneMatch(sql -> sql.contains("DROP"));
        assertThat(target.created()).last().isEqualTo("CREATE TABLE IF NOT EXISTS `db`.`t` (id INT)");
    }

    @Test
    void readsSchemaFilesInAnotherCharacterSetAndRefusesAnotherTable() throws IOException {
        // Given
        Files.write(source.resolve("db.t-schema.sql"),
                "CREATE TABLE t (caf\u00e9 INT);".getBytes(StandardCharsets.ISO_8859_1));
        SdkOptions options = SdkOptions.DEFAULT.withCharset(SchemaCharset.LATIN1);

        // Then
        try (ImportSdk sdk = open(options)) {
            sdk.createSchemasAndTables();
            assertThat(target.created()).last().isEqualTo("CREATE TABLE IF NOT EXISTS `db`.`t` (caf\u00e9 INT)");

            target.answering("information_schema.TABLES", () -> FakeTarget.row(
                    List.of("TABLE_SCHEMA", "TABLE_NAME", "TABLE_TYPE"), List.of("db", "t", "BASE TABLE")))
                    .answering("information_schema.COLUMNS", () -> FakeTarget.row(
                            List.of("TABLE_SCHEMA", "TABLE_NAME", "COLUMN_NAME", "EXTRA"), List.of("db", "t", "tea",
                                    "")));
            assertThatThrownBy(sdk::createSchemasAndTables).isInstanceOf(ScanRefusedException.class)
                    .hasMessageContaining("only the dump has caf\u00e9; only the target has tea");
        }
    }

    @Test
    @DisplayName("S-C13 finds a table without data")
    void findsATableWithoutData() throws IOException {
        // Given
        write("db.t-schema.sql", "CREATE TABLE t (id INT);");

        // Then
        try (ImportSdk sdk = open()) {
            assertThat(sdk.inventory().tables()).singleElement()
                    .returns(Optional.empty(), SourceTable::pattern)
                    .returns(0L, SourceTable::bytes);
        }
    }

    /** TiDB's own SDK gives the broken text to the server; ours refuses what is not one CREATE, before anything is sent. */
    @Test
    @DisplayName("S-1.10 creates nothing when a schema file cannot be used")
    void createsNothingWhenASchemaFileCannotBeUsed() throws IOException {
        // Given
        dump();
        write("db1.t2-schema.sql", "INSERT INTO t2 VALUES (1);");

        // Then
        try (ImportSdk sdk = open()) {
            assertThatThrownBy(sdk::createSchemasAndTables).isInstanceOf(ScanRefusedException.class)
                    .hasMessageContaining("db1.t2-schema.sql");
        }
        assertThat(target.created()).isEmpty();
    }

    @Test
    void refusesAHeaderThatDoesNotFitBeforeItCreatesAnything() throws IOException {
        // Given
        dump();
        write("db1.t1.002.csv", "b\n1");

        // Then
        try (ImportSdk sdk = open()) {
            assertThatThrownBy(sdk::createSchemasAndTables).isInstanceOf(ScanRefusedException.class)
                    .hasMessageContaining("db1.t1.002.csv has [b]");
        }
        assertThat(target.created()).isEmpty();
    }

    @Test
    void givesTheStatementOfEachTableWithItsColumnList() throws IOException {
        // Given
        write("db1.t1-schema.sql", "CREATE TABLE t1 (a INT, b INT);");
        write("db1.t1.csv", "b,a\n1,2\n");
        SdkOptions options = SdkOptions.DEFAULT.withStatement(ImportOptions.NONE.with(ImportOption.THREAD, 4));

        // When
        try (ImportSdk sdk = open(options)) {
            DumpPlan plan = sdk.createSchemaAndTable(T1);

            // Then
            assertThat(SqlGenerator.generate(plan.statement(plan.table(T1).orElseThrow())).text()).startsWith(
                    "IMPORT INTO `db1`.`t1` (`b`, `a`) FROM '" + source + "/db1.t1.csv' FORMAT 'csv' WITH THREAD=4");
        }
    }

    @Test
    void takesTheUsersWordThatFilesHaveNoHeader() throws IOException {
        // Given
        write("db1.t1-schema.sql", "CREATE TABLE t1 (a INT);");
        write("db1.t1.csv", "1\n");
        SdkOptions options = SdkOptions.DEFAULT
                .withColumns(ColumnRules.of(CsvRules.of(null, null, null, null, null, false)));

        // Then
        try (ImportSdk sdk = open(options)) {
            assertThat(sdk.plan().tables()).singleElement().returns(List.of(), PlannedTable::fields);
        }
        assertThat(target.created()).isEmpty();
    }

    @Test
    void leavesOutWhatTheFilterLeavesOut() throws IOException {
        // Given
        dump();
        write("db1.t2.csv", "1");
        SdkOptions options = SdkOptions.DEFAULT.withFilter(TableFilter.parse(List.of("db1.t1")))
                .withConcurrency(1)
                .withSession(SessionSettings.DEFAULT.withIdleLimit(Duration.ofMinutes(1)));

        // Then
        try (ImportSdk sdk = open(options)) {
            assertThat(sdk.inventory().tables()).extracting(SourceTable::name).containsExactly(T1);
        }
        assertThat(options).returns(1, SdkOptions::concurrency)
                .returns(Optional.of(Duration.ofMinutes(1)), chosen -> chosen.session().idleLimit());
    }

    @Test
    void closesTheSessionsOfItsJobs() throws IOException {
        // Given
        dump();
        target.answering("CURRENT_USER", () -> FakeTarget.row(List.of("account"), List.of("me@%")));

        // When
        try (ImportSdk sdk = open()) {
            JobManager jobs = sdk.openJobs();
            sdk.openJobs();
            // Then
            assertThat(jobs.account()).isEqualTo("me@%");
            assertThat(sdk.capabilities().groups()).isTrue();
            assertThat(target.openSessions()).isEqualTo(2);
        }
        assertThat(target.openSessions()).isZero();
    }

    @Test
    void findsTheJobOfALostAnswerAmongOlderOnesAndThoseOfOthers() throws IOException {
        // Given
        dump();
        jobs(new Job(7, "me@%", source + "/db1.t1.001.csv"));
        target.losing("IMPORT INTO");

        // When
        try (ImportSdk sdk = open()) {
            DumpPlan plan = sdk.plan();
            PlannedTable table = plan.table(T1).orElseThrow();
            JobsBefore before = sdk.jobsBefore(plan);
            assertThatThrownBy(() -> sdk.submit(plan, table)).isInstanceOfSatisfying(TidbException.class,
                    lost -> assertThat(lost.failure()).isInstanceOf(TidbFailure.OutcomeUnknown.class));
            assertThat(sdk.submitted(plan, table, before)).isEmpty();
            jobs(new Job(7, "me@%", source + "/db1.t1.001.csv"), new Job(8, "you@%", source + "/db1.t1.001.csv"),
                    new Job(9, "me@%", "/elsewhere/db1.t1.001.csv"),
                    new Job(10, "me@%", source + "/sluice-nightly-1/../db1.t1.001.csv"),
                    new Job(11, "me@%", source + "/db1.t1.001.csv"));

            // Then
            assertThat(sdk.submitted(plan, table, before)).map(JobStatus::jobId).contains(11L);
        }
        assertThat(target.sent()).filteredOn(sql -> sql.startsWith("IMPORT INTO")).hasSize(1);
        assertThat(target.openSessions()).isZero();
    }

    @Test
    void saysThatMoreThanOneJobCanBeThatOfALostAnswer() throws IOException {
        // Given
        dump();
        jobs();

        // When
        try (ImportSdk sdk = open()) {
            DumpPlan plan = sdk.plan();
            JobsBefore before = sdk.jobsBefore(plan);
            jobs(new Job(12, "me@%", source + "/db1.t1.001.csv"), new Job(11, "me@%", source + "/db1.t1.001.csv"));

            // Then
            assertThatThrownBy(() -> sdk.submitted(plan, plan.table(T1).orElseThrow(), before))
                    .isInstanceOfSatisfying(SeveralJobsException.class,
                            several -> assertThat(several.jobs()).extracting(JobStatus::jobId)
                                    .containsExactly(12L, 11L))
                    .hasMessageContaining("db1.t1: import jobs [11, 12]", "send nothing again");
        }
    }

    @Test
    void looksForTheGroupOfTheStatement() throws IOException {
        // Given
        dump();
        jobs();
        SdkOptions options = SdkOptions.DEFAULT.withStatement(ImportOptions.NONE.with(ImportOption.GROUP_KEY, "mine"));

        // When
        try (ImportSdk sdk = open(options)) {
            DumpPlan plan = sdk.plan();
            JobsBefore before = sdk.jobsBefore(plan);
            jobs(new Job(11, "me@%", source + "/db1.t1.001.csv"));

            // Then
            assertThat(sdk.submitted(plan, plan.table(T1).orElseThrow(), before)).isEmpty();
        }
    }

    @Test
    void takesNoJobOfATableThatNobodyAskedForBefore() throws IOException {
        // Given
        dump();
        jobs(new Job(7, "me@%", source + "/db1.t1.001.csv"));

        // When
        try (ImportSdk sdk = open()) {
            DumpPlan plan = sdk.plan();
            JobsBefore nothing = new JobsBefore("me@%", Map.of());

            // Then
            assertThatThrownBy(() -> sdk.submitted(plan, plan.table(T1).orElseThrow(), nothing))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("db1.t1");
        }
    }

    private void jobs(Job... jobs) {
        target.answering("CURRENT_USER", () -> FakeTarget.row(List.of("account"), List.of("me@%")))
                .answering("SHOW IMPORT JOBS", () -> new ResultRows(
                        List.of("Job_ID", "Created_By", "Data_Source", "Target_Table", "Status"),
                        Stream.of(jobs).map(Job::row).toList()));
    }

    private record Job(long id, String account, String dataSource) {

        List<@Nullable String> row() {
            return List.of(String.valueOf(id), account, dataSource, "`db1`.`t1`", "running");
        }
    }

    @Test
    void leavesNothingOpenWhenItCannotOpen() {
        assertThatThrownBy(() -> ImportSdk.open(SourceUri.parse("/no/such/directory"), target, SdkOptions.DEFAULT))
                .isInstanceOf(SourceUnreadableException.class);
        target.losing("SHOW IMPORT GROUPS");
        assertThatThrownBy(this::open).isInstanceOf(TidbException.class);
        assertThat(target.openSessions()).isZero();
    }

    @Test
    void saysWhichTargetItCannotReach() {
        // Given: port 1, where nothing listens
        TidbTarget nowhere = new TidbTarget("127.0.0.1", 1, "root", () -> "", Tls.DISABLED);

        // Then
        assertThatThrownBy(() -> ImportSdk.open(SourceUri.parse(source.toString()), nowhere, SdkOptions.DEFAULT))
                .isInstanceOf(TidbException.class)
                .hasMessageContaining("root@127.0.0.1:1");
    }
}
