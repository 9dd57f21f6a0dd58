package dev.sluice.scanner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.sluice.config.CredentialConfig;
import dev.sluice.event.CsvSettings;
import dev.sluice.event.ImportId;
import dev.sluice.event.Layout;
import dev.sluice.event.LeftOut;
import dev.sluice.event.Manifest;
import dev.sluice.event.Manifest.Policy;
import dev.sluice.event.Manifest.Source;
import dev.sluice.event.ScanFact.ScanCompleted;
import dev.sluice.event.ScanFact.ScanFailed;
import dev.sluice.event.ScanFact.TableDiscovered;
import dev.sluice.event.ScanFailure;
import dev.sluice.event.ScanOrder.ScanSource;
import dev.sluice.sdk.columns.IgnoreColumns;
import dev.sluice.sdk.ddl.TableColumn;
import dev.sluice.sdk.scan.FileRuleText;
import dev.sluice.sdk.scan.Format;
import dev.sluice.sdk.scan.TableRoute;
import dev.sluice.sdk.tidb.TidbException;
import dev.sluice.sdk.tidb.TidbTarget;
import dev.sluice.sdk.tidb.Tls;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SourceScanTest {
    @TempDir
    Path dump;

    private final FakeTidb tidb = new FakeTidb();
    private final StopSignal stop = new StopSignal();

    private void write(String name, String text) throws IOException {
        Files.writeString(dump.resolve(name), text);
    }

    private void shop() throws IOException {
        write("shop-schema-create.sql", "CREATE DATABASE shop;");
        write("shop.orders-schema.sql", "CREATE TABLE orders (id INT, note TEXT);");
        write("shop.orders.1.csv", "id,note\n1,a\n");
        write("shop.orders.2.csv", "ID,Note\n2,b\n");
        write("shop.empty-schema.sql", "CREATE TABLE empty (id INT);");
        write("shop.big-schema.sql", "CREATE TABLE big (id INT);");
        write("shop.big-schema-view.sql", "CREATE VIEW big AS SELECT id FROM orders;");
    }

    private Manifest manifest(@Nullable Policy policy) {
        return new Manifest(new Source(dump.toString(), null), null, null, null, Map.of("thread", 4), policy, null);
    }

    private static ScanSource order(Manifest manifest) {
        return new ScanSource(new ImportId("nightly"), "scan-1", manifest, false);
    }

    private ScanResult scan(ScanSource order) {
        Configured configured = new Configured(Map.of("default", tidb),
                Map.of("dumps", new CredentialConfig(Map.of())));
        return new SourceScan(configured, () -> FakeTidb.TIME).run(order, stop);
    }

    private ScanFailed failed(Manifest manifest) {
        ScanResult result = scan(order(manifest));
        assertThat(result.tables()).isEmpty();
        assertThat(result.last()).isInstanceOf(ScanFailed.class);
        return (ScanFailed) result.last();
    }

    @Test
    void createsWhatTheDumpDefinesAndReportsEachTable() throws IOException {
        // Given
        shop();

        // When
        ScanResult result = scan(order(manifest(null)));

        // Then
        assertThat(result.tables()).extracting(TableDiscovered::table).containsExactly("empty", "orders");
        TableDiscovered orders = result.tables().getLast();
        assertThat(orders.plan().location()).isEqualTo(dump + "/shop.orders.*.csv");
        assertThat(orders.plan().format()).isEqualTo(Format.CSV);
        assertThat(orders.plan().columns()).containsExactly("id", "note");
        assertThat(orders.plan().exactBytes()).isEqualTo(24);
        assertThat(orders.plan().options()).isEqualTo(Map.of("thread", 4));
        assertThat(orders.files()).isEqualTo(2);
        assertThat(orders.bytes()).isEqualTo(24);
        TableDiscovered empty = result.tables().getFirst();
        assertThat(empty.plan().location()).isEmpty();
        assertThat(empty.plan().format()).isNull();
        assertThat(empty.bytes()).isZero();
        assertThat(result.last()).isInstanceOfSatisfying(ScanCompleted.class, completed -> {
            assertThat(completed.tables()).isEqualTo(2);
        });
        assertThat(tidb.changes()).startsWith("CREATE DATABASE IF NOT EXISTS `shop`")
                .contains("CREATE TABLE IF NOT EXISTS `shop`.`orders` (id INT, note TEXT)",
                        "CREATE TABLE IF NOT EXISTS `shop`.`empty` (id INT)")
                .endsWith("USE `shop`", "CREATE VIEW `shop`.`big` AS SELECT id FROM orders");
    }

    @Test
    void createsOneTableAndNoMoreWhereTidbCannotReadTheFiles() throws IOException {
        // Given
        shop();
        tidb.blind();

        // When
        ScanResult result = scan(order(manifest(null)));

        // Then
        assertThat(result.last()).isInstanceOfSatisfying(ScanFailed.class, failed -> assertThat(failed.message())
                .startsWith("TiDB at tidb-0 cannot read " + dump
                        + "; put the dump into a bucket, or add `--stage s3://bucket/prefix`")
                .contains("no such file or directory", "[source-seen-by-target]"));
        assertThat(tidb.changes()).containsOnlyOnce("CREATE TABLE IF NOT EXISTS `shop`.`orders` (id INT, note TEXT)")
                .noneMatch(sql -> sql.contains("`empty`"));
    }

    @Test
    void readsTheTargetsClockBeforeItAsksForAnythingElse() throws IOException {
        shop();
        scan(order(manifest(null)));
        assertThat(tidb.reads()).startsWith("SELECT VERSION() AS version", "SELECT UTC_TIMESTAMP(6) AS now");
    }

    @Test
    void leavesAViewThatExistsAlone() throws IOException {
        // Given
        shop();
        tidb.view("shop", "Big");

        // When
        scan(order(manifest(null)));

        // Then
        assertThat(tidb.changes()).noneMatch(sql -> sql.startsWith("CREATE VIEW"));
    }

    @Test
    void findsTheSameAgainWhenItIsCarriedOutTwice() throws IOException {
        shop();
        assertThat(scan(order(manifest(null)))).isEqualTo(scan(order(manifest(null))));
    }

    @Test
    void saysWhatItWarnsOfAndGoesOn() throws IOException {
        // Given
        shop();
        Manifest manifest = new Manifest(new Source(dump.toString(), null), null, null, null,
                Map.of("thread", 4, "cloud_storage_uri", "s3://sort/here"), null, null);

        // Then
        assertThat(scan(order(manifest)).last()).isInstanceOfSatisfying(ScanCompleted.class,
                completed -> assertThat(completed.warnings()).containsExactly("thread is 4, and a global sort needs 8"
                        + " or more; leave thread out, or raise it; TiDB refuses the jobs otherwise [sizes]"));
    }

    @Test
    void refusesAnAccountThatMayNotImportBeforeAnyDdl() throws IOException {
        // Given
        shop();
        tidb.grants("GRANT SELECT, INSERT, UPDATE, DELETE, CREATE, CREATE VIEW, FILE ON *.* TO 'u'@'%'");

        // Then
        assertThat(failed(manifest(null)).message())
                .isEqualTo(
                        "ALTER on shop.orders is not granted to this account; GRANT ALTER ON `shop`.* TO 'root'@'%' [grants]");
        assertThat(tidb.changes()).isEmpty();
    }

    @Test
    void onlyListsWhenItVerifies() throws IOException {
        // Given
        shop();

        // When
        ScanResult imported = scan(order(manifest(null)));
        int sent = tidb.changes().size() + tidb.reads().size();
        ScanResult verified = scan(new ScanSource(new ImportId("nightly"), "scan-2", manifest(null), true));

        // Then
        assertThat(tidb.changes().size() + tidb.reads().size()).isEqualTo(sent);
        assertThat(verified.last()).isInstanceOfSatisfying(ScanCompleted.class, completed -> {
            assertThat(completed.digest()).isEqualTo(((ScanCompleted) imported.last()).digest());
        });
        assertThat(verified.tables()).extracting(TableDiscovered::digest)
                .isEqualTo(imported.tables().stream().map(TableDiscovered::digest).toList());
    }

    @Test
    void refusesEverythingThatIsKnownBeforeAnyStatementChangesSomething() throws IOException {
        // Given
        shop();
        write("shop.full-schema.sql", "CREATE TABLE full (id INT);");
        write("shop.full.csv", "id\n1\n");
        write("shop.busy-schema.sql", "CREATE TABLE busy (id INT);");
        write("shop.busy.sql", "INSERT INTO busy VALUES (1);");
        write("shop.orphan.sql", "INSERT INTO orphan VALUES (1);");
        write("shop.seen-schema.sql", "CREATE TABLE seen (id INT); GRANT ALL ON *.* TO x; CREATE TABLE seen (id INT);");
        write("shop.seen.csv", "id\n1\n");
        write("shop.look.sql", "INSERT INTO look VALUES (1);");
        write("shop.orders.3.csv", "note,id\nx,3\n");
        write("shop.like-schema.sql", "CREATE TABLE `like` LIKE orders;");
        write("shop.like.csv", "id,note\n1,a\n");
        tidb.table("SHOP", "FULL", new TableColumn("id", false))
                .rows("shop", "full")
                .liveJob(77, "shop", "busy")
                .view("shop", "look")
                .table("shop", "big");

        // When
        ScanFailed failed = failed(manifest(null));

        // Then
        assertThat(failed.failure()).isEqualTo(ScanFailure.REFUSED);
        assertThat(failed.message().lines()).hasSize(8)
                .anySatisfy(line -> assertThat(line).contains(
                        "shop.seen-schema.sql:1: holds GRANT ALL"));
        assertThat(failed.message()).contains("shop.full: the table is not empty", "shop.busy: import job 77",
                "shop.orphan: the dump has no schema file",
                "shop.look: the target has something of this name that is not"
                        + " a table",
                "shop.big: the target has something of this name that is not a view",
                "shop.orders: one import reads all files alike");
        assertThat(tidb.changes()).isEmpty();
    }

    @Test
    void namesTheFilesWhoseHeadersDiffer() throws IOException {
        // Given
        shop();
        write("shop.orders.3.csv", "note,id\nx,3\n");

        // Then
        assertThat(failed(manifest(null)).message().lines().toList()).satisfiesExactly(line -> assertThat(line)
                .contains("shop.orders: ", "shop.orders.1.csv has [id, note]",
                        "shop.orders.3.csv has [note, id]"));
    }

    @Test
    void takesTheColumnsOfATableThatExistsFromTheTarget() throws IOException {
        // Given: the schema file says id, note
        shop();
        tidb.table("shop", "orders", new TableColumn("Note", false), new TableColumn("id", false),
                new TableColumn("at", false));

        // Then
        assertThat(failed(manifest(null)).message()).contains("shop.orders: the header of shop.orders.1.csv",
                "missing columns [at]");
        assertThat(tidb.changes()).isEmpty();
    }

    @Test
    void takesTheColumnsOfATableThatBecomesACopyFromItsOriginal() throws IOException {
        // Given
        write("a.one-schema.sql", "CREATE TABLE one LIKE two;");
        write("a.two-schema.sql", "CREATE TABLE two (x INT, y INT);");
        write("a.three-schema.sql", "CREATE TABLE three LIKE base;");
        write("a.one.csv", "y,x\n1,2\n");
        write("a.three.csv", "v,u\n1,2\n");
        tidb.table("a", "base", new TableColumn("u", false), new TableColumn("v", false));

        // Then
        assertThat(scan(order(manifest(null))).tables()).extracting(TableDiscovered::table, found -> found.plan()
                .columns())
                .contains(tuple("one", List.of("y", "x")), tuple("three", List.of("v", "u")));
    }

    @Test
    void namesTheColumnsWhenTheDumpLeavesOutGeneratedOnes() throws IOException {
        // Given
        write("a.t-schema.sql", "CREATE TABLE t (x INT, y INT AS (x + 1), z INT);");
        write("a.t.csv", "x,z\n1,2\n");

        // Then
        assertThat(scan(order(manifest(null))).tables().getFirst().plan().columns()).containsExactly("x", "z");
    }

    @Test
    void saysInThePlanWhereTheFieldsGoByName() throws IOException {
        // Given
        shop();
        Files.delete(dump.resolve("shop.orders-schema.sql"));
        tidb.table("shop", "orders", new TableColumn("Note", false), new TableColumn("sum", true),
                new TableColumn("id", false), new TableColumn("at", false));
        Manifest manifest = new Manifest(new Source(dump.toString(), null), null, null, null, null, null, null, null,
                List.of(new IgnoreColumns("shop", "orders", List.of(), List.of("AT", "note"))), null);

        // Then
        assertThat(scan(order(manifest)).tables().getLast().plan().columns()).containsExactly("id", "@note");
    }

    @ParameterizedTest
    @CsvSource({"true", "false"})
    void takesFieldsByTheirPlaceWhereTheHeaderIsNotToMatch(boolean header) throws IOException {
        // Given
        write("a.t-schema.sql", "CREATE TABLE t (x INT, y INT);");
        write("a.t.csv", "1,2\n");
        CsvSettings csv = new CsvSettings(null, null, null, null, null, header, false);

        // Then
        assertThat(scan(order(new Manifest(new Source(dump.toString(), null), null, null, csv, null, null, null)))
                .tables()
                .getFirst()
                .plan()
                .columns()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void refusesAListByPlaceThatIsNotOfTheTableThatWasCreated(boolean same) throws IOException {
        // Given
        write("a.e-schema.sql", "CREATE TABLE e (id INT, " + (same ? "vector TEXT, " : "") + "junk TEXT);");
        write("a.e.csv", same ? "1,x,y\n" : "1,y\n");
        tidb.beforeEachChange(() -> tidb.table("a", "e", new TableColumn("id", false), new TableColumn("vector", false),
                new TableColumn("junk", false)));
        Manifest manifest = new Manifest(new Source(dump.toString(), null), null, null,
                new CsvSettings(null, null, null, null, null, false, false), null, null, null, null,
                List.of(new IgnoreColumns("a", "e", List.of(), List.of("junk"))), null);

        // When
        ScanResult result = scan(order(manifest));

        // Then
        if (same) {
            assertThat(result.tables().getFirst().plan().columns()).containsExactly("id", "vector", "@junk");
        } else {
            assertThat(result.last()).isInstanceOfSatisfying(ScanFailed.class, failed -> assertThat(failed.message())
                    .contains("a.e: its files are read by place, as [id, junk]", "[id, vector, junk]"));
        }
    }

    @Test
    void findsAndNamesTablesAsTheLayoutSays() throws IOException {
        // Given
        write("rows.dat.csv", "id\n1\n");
        write("orders-create.txt", "CREATE TABLE x (id INT);");
        Layout layout = new Layout(List.of(new FileRuleText("^rows\\.dat", null, "b", "c", "csv", null, null),
                new FileRuleText(null, dump + "/orders-create.txt", "b", "c", "table-schema", null, null)), null, null,
                null, null);

        // When
        ScanResult result = scan(order(new Manifest(new Source(dump.toString(), null), null, null, null, null, null,
                null, layout)));

        // Then
        assertThat(result.last()).isInstanceOf(ScanCompleted.class);
        assertThat(result.tables()).singleElement()
                .returns("b", TableDiscovered::schema)
                .returns("c", TableDiscovered::table);
    }

    @Test
    void readsSchemaFilesInTheCharacterSetThatTheLayoutSays() throws IOException {
        // Given
        Files.write(dump.resolve("a.t-schema.sql"), "CREATE TABLE t (é INT);".getBytes(StandardCharsets.ISO_8859_1));

        // When
        ScanResult utf8 = scan(order(with(new Layout(null, null, null, null, "utf8mb4"), null)));
        ScanResult latin1 = scan(order(with(new Layout(null, null, null, null, "latin1"), null)));

        // Then
        assertThat(utf8.last()).isInstanceOfSatisfying(ScanFailed.class, failed -> assertThat(failed.message())
                .startsWith("a.t-schema.sql:1: failed to decode it as utf8mb4"));
        assertThat(latin1.last()).isInstanceOf(ScanCompleted.class);
        assertThat(tidb.changes()).last().isEqualTo("CREATE TABLE IF NOT EXISTS `a`.`t` (é INT)");
    }

    @Test
    void readsDoubleQuotesAsTheSessionDoes() throws IOException {
        // Given
        write("a.t-schema.sql", "CREATE TABLE \"x\" (\"y\" INT);");

        // Then
        assertThat(scan(order(with(Layout.DEFAULT, "ANSI_QUOTES"))).last()).isInstanceOf(ScanCompleted.class);
        assertThat(failed(with(Layout.DEFAULT, null)).message()).contains("a.t-schema.sql:1: CREATE TABLE does not");
    }

    private Manifest in(@Nullable String timeZone) {
        return new Manifest(new Source(dump.toString(), null), null, null, null, null, null, null, null, null, null,
                timeZone);
    }

    private void zones() throws IOException {
        write("a.c-schema.sql", "CREATE TABLE c (ts TIMESTAMP DEFAULT '2024-01-01 00:00:00');");
        write("a.c.csv", "ts\n2024-01-01 00:00:00\n");
        write("a.s-schema.sql", "/*!40103 SET TIME_ZONE='+01:00' */;\nCREATE TABLE s (ts TIMESTAMP);");
        write("a.s.sql", "/*!40103 SET TIME_ZONE='+02:00' */;\nINSERT INTO s VALUES ('2024-01-01 00:00:00');");
    }

    private static List<String> zonesOf(ScanResult result) {
        return result.tables().stream().map(table -> table.table() + " " + table.plan().timeZone()).toList();
    }

    /** Each table is created in the zone that its schema file names, else in that of its rows. */
    @Test
    void plansEachTableInTheZoneOfItsFilesElseOfTheTarget() throws IOException {
        // Given
        zones();
        tidb.zone("-08:00");

        // When
        ScanResult result = scan(order(in(null)));

        // Then
        assertThat(zonesOf(result)).containsExactly("c -08:00", "s +02:00");
        assertThat(tidb.reads()).filteredOn(sql -> sql.startsWith("SET SESSION sql_mode"))
                .extracting(sql -> sql.replaceAll(".*time_zone = ", ""))
                .containsOnly("'+00:00'", "'-08:00'", "'+01:00'");
    }

    @Test
    void plansEachTableInTheZoneThatIsAskedFor() throws IOException {
        // Given
        zones();
        tidb.zone("-08:00");

        // When
        ScanResult result = scan(order(in("+2:00")));

        // Then
        assertThat(zonesOf(result)).containsExactly("c +02:00", "s +02:00");
    }

    @Test
    void refusesAFileThatNamesAnotherZoneThanIsAskedForBeforeItCreatesAnything() throws IOException {
        // Given
        zones();

        // When
        ScanFailed failed = failed(in("Asia/Tokyo"));

        // Then
        assertThat(failed.message()).contains("a.s: time zone Asia/Tokyo is asked for, but a.s.sql:1 names +02:00");
        assertThat(tidb.changes()).isEmpty();
    }

    @Test
    void refusesAZoneThatTidbDoesNotHave() throws IOException {
        // Given
        zones();

        // Then
        ScanFailed failed = failed(in("asia/tokyo"));
        assertThat(failed.failure()).isEqualTo(ScanFailure.INVALID_REQUEST);
        assertThat(failed.message()).contains("TiDB has no time zone 'asia/tokyo'; do you mean 'Asia/Tokyo'?");
    }

    /** Where a backslash stands for itself the location would mean another file. */
    @Test
    void refusesALocationThatTheModeCannotSayBeforeItCreatesAnything() throws IOException {
        // Given
        write("a.t[1]-schema.sql", "CREATE TABLE `t[1]` (x INT);");
        write("a.t[1].csv", "x\n1\n");

        // When
        ScanFailed failed = failed(with(Layout.DEFAULT, "NO_BACKSLASH_ESCAPES"));

        // Then
        assertThat(failed.message()).contains("under sql_mode NO_BACKSLASH_ESCAPES no statement can say the location",
                "a.t\\[1].csv");
        assertThat(tidb.changes()).isEmpty();
        assertThat(scan(order(with(Layout.DEFAULT, null))).last()).isInstanceOf(ScanCompleted.class);
    }

    private Manifest with(Layout layout, @Nullable String sqlMode) {
        return new Manifest(new Source(dump.toString(), null), null, null, null, null, null, sqlMode, layout);
    }

    @Test
    void importsIntoATableMadeByHandWhoseSchemaFileCannotBeRead() throws IOException {
        // Given
        write("a.t-schema.sql", "CREATE TABLE t (x INT) COMMENT 'open");
        write("a.t.csv", "x\n1\n");
        write("a.u-schema.sql.gz", "garbage");
        write("a.u.csv", "x\n1\n");
        tidb.table("a", "t", new TableColumn("x", false)).table("a", "u", new TableColumn("x", false));

        // Then
        assertThat(scan(order(manifest(null))).last()).isInstanceOfSatisfying(ScanCompleted.class,
                completed -> assertThat(completed.warnings()).anyMatch(warning -> warning.contains(
                        "a.u-schema.sql.gz:1: cannot be unpacked (ZipException)")));
        assertThat(tidb.changes()).isEmpty();
    }

    /** The order of columns counts for rows of SQL, which name none; a CSV header is compared by itself. */
    @Test
    void refusesATableOfTheTargetThatDiffersFromItsSchemaFile() throws IOException {
        // Given
        for (String table : List.of("added", "sql", "csv", "none")) {
            write("a." + table + "-schema.sql", "CREATE TABLE x (one INT, two INT);");
        }
        write("a.sql.sql", "INSERT INTO `sql` VALUES (1, 2);");
        write("a.csv.csv", "two,one\n1,2\n");
        TableColumn one = new TableColumn("one", false);
        TableColumn two = new TableColumn("two", false);
        tidb.table("a", "added", one, two, new TableColumn("three", false))
                .table("a", "sql", two, one)
                .table("a", "csv", two, one)
                .table("a", "none", two, one);

        // Then
        assertThat(failed(manifest(null)).message().lines()).satisfiesExactly(
                line -> assertThat(line).contains("a.added: the target has a table of this name with other columns than"
                        + " a.added-schema.sql:1 says: only the target has three"),
                line -> assertThat(line).contains("a.sql: ", "the dump has them in the order [one, two]"));
        assertThat(tidb.changes()).isEmpty();
    }

    @Test
    void refusesTablesOfOtherColumnsThatRoutesMakeOne() throws IOException {
        // Given
        write("s0.t-schema.sql", "CREATE TABLE t (one INT, two INT);");
        write("s1.t-schema.sql", "CREATE TABLE t (two INT, one INT);");
        write("s0.t.1.sql", "INSERT INTO t VALUES (1, 2);");
        write("s1.t.1.sql", "INSERT INTO t VALUES (2, 1);");
        Layout layout = new Layout(null, null, List.of(new TableRoute("s?", null, "all", null)), null, null);

        // Then
        assertThat(failed(with(layout, null)).message()).contains("all.t: ",
                "s1.t-schema.sql has them in the order [two, one], s0.t-schema.sql in the order [one, two]");
        assertThat(tidb.changes()).isEmpty();
    }

    @Test
    void doesNotReadHeadersThatTheUserSaysAreRows() throws IOException {
        // Given
        write("a.t-schema.sql", "CREATE TABLE t (x INT);");
        write("a.t.csv", "1\n");
        Manifest manifest = new Manifest(new Source(dump.toString(), null), null, null,
                new CsvSettings(null, null, null, null, null, false), null, null, null);

        // Then
        assertThat(scan(order(manifest)).last()).isInstanceOf(ScanCompleted.class);
    }

    @Test
    @DisplayName("T-C53 waives rows and TiDB's own checks when the user says so")
    void waivesRowsAndTidbsOwnChecksWhenTheUserSaysSo() throws IOException {
        // Given
        write("a.t.sql", "INSERT INTO t VALUES (1);");
        tidb.rows("a", "t");

        // When
        ScanResult result = scan(order(manifest(new Policy(8, Policy.DEFAULT.onFailure(), false))));

        // Then
        assertThat(result.tables().getFirst().plan().options()).containsEntry("disable_precheck", true);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"5.7.0-MySQL|the target is not TiDB",
        "8.0.11-TiDB-v6.5.0|does not know SHOW IMPORT"})
    void refusesAServerThatCannotImport(String version, String because) throws IOException {
        // Given
        shop();
        tidb.version(version)
                .failingOnce("SHOW IMPORT JOBS",
                        () -> FakeTidb.refused(TidbException.SYNTAX_ERROR, "You have an error in your SQL syntax"));

        // Then
        assertThat(failed(manifest(null)).message()).contains(because);
        assertThat(tidb.changes()).isEmpty();
    }

    @Test
    void namesWhatTidbRefusedToCreateButNotTheStatement() throws IOException {
        // Given
        shop();
        tidb.failingOnce("`orders` (id", () -> FakeTidb.refused(1142, "CREATE command denied"));

        // When
        ScanFailed failed = failed(manifest(null));

        // Then
        assertThat(failed.failure()).isEqualTo(ScanFailure.REFUSED);
        assertThat(failed.message()).contains("shop.orders: TiDB refused to create it", "CREATE command denied")
                .doesNotContain("note TEXT");
        assertThat(tidb.changes()).noneMatch(sql -> sql.startsWith("CREATE VIEW"));
    }

    @Test
    void reportsThatTidbRefusedALook() throws IOException {
        shop();
        tidb.table("shop", "orders")
                .failingOnce("SELECT 1 FROM", () -> FakeTidb.refused(1142, "SELECT command denied"));
        assertThat(failed(manifest(null)).message()).contains("SELECT command denied");
    }

    @ParameterizedTest
    @CsvSource({"VERSION()", "CREATE DATABASE", "CREATE TABLE", "CREATE VIEW", "foreign_key_checks"})
    void passesAnOutageOnInsteadOfReportingIt(String statement) throws IOException {
        // Given
        shop();
        TidbTarget target = new TidbTarget("tidb", 4000, "u", () -> "", new Tls(Tls.Mode.DISABLED, Optional.empty()));
        tidb.failingOnce(statement, () -> TidbException.notAnswered(target, "connection reset"));

        // Then: and the next try gets through
        assertThatThrownBy(() -> scan(order(manifest(null)))).isInstanceOf(TidbException.class);
        assertThat(scan(order(manifest(null))).last()).isInstanceOf(ScanCompleted.class);
    }

    @Test
    void endsBetweenTwoStepsWhenItIsStopped() throws IOException {
        // Given
        shop();
        tidb.beforeEachChange(() -> stop.give(StopSignal.Reason.CANCELLED));

        // Then
        assertThatThrownBy(() -> scan(order(manifest(null)))).isInstanceOf(ScanStoppedException.class);
        assertThat(tidb.changes()).containsExactly("CREATE DATABASE IF NOT EXISTS `shop`");
    }

    @Test
    void tellsASourceThatIsNotThere() {
        Manifest manifest = Manifest.of("/no/such/directory");
        assertThat(failed(manifest)).returns(ScanFailure.SOURCE_UNREADABLE, ScanFailed::failure)
                .extracting(
                        ScanFailed::message, InstanceOfAssertFactories.STRING)
                .contains("/no/such/directory");
    }

    @Test
    void createsNothingForASourceWithoutATable() throws IOException {
        // Given
        write("shop-schema-create.sql", "CREATE DATABASE shop;");

        // Then
        assertThat(failed(manifest(null))).returns(ScanFailure.NOTHING_TO_IMPORT, ScanFailed::failure)
                .extracting(ScanFailed::message, InstanceOfAssertFactories.STRING)
                .contains("holds no table to import", "DB.TABLE-schema.sql");
        assertThat(tidb.changes()).isEmpty();
    }

    @Test
    void saysWhatASourceIsThatIsNoDump() throws IOException {
        // Given
        write("@.json", "{}");
        write("shop@orders@@0.tsv.zst", "x");

        // Then
        assertThat(failed(manifest(null))).returns(LeftOut.of(List.of("@.json", "shop@orders@@0.tsv.zst")),
                ScanFailed::ignored)
                .extracting(ScanFailed::message, InstanceOfAssertFactories.STRING)
                .contains("a dump of MySQL Shell", "util.loadDump");
    }

    @Test
    void namesTheFilesThatMayBeMissedHoweverTheScanEnds() throws IOException {
        // Given
        shop();
        write("metadata", "Started dump at: now");
        write("shop.orders.1.dat", "1");
        write("notes\u001b[2J.txt", "x");

        // Then
        LeftOut ignored = LeftOut.of(List.of("notes\\u001b[2J.txt", "shop.orders.1.dat"));
        assertThat(scan(order(manifest(null))).last()).isInstanceOfSatisfying(ScanCompleted.class,
                completed -> assertThat(completed.ignored()).isEqualTo(ignored));
        tidb.rows("shop", "orders");
        assertThat(failed(manifest(null)).ignored()).isEqualTo(ignored);
    }

    @Test
    void refusesOneFileInTwoPackingsBeforeItCreatesAnything() throws IOException {
        // Given
        shop();
        write("shop.orders.1.csv.gz", "x");

        // Then
        assertThat(failed(manifest(null))).returns(ScanFailure.REFUSED, ScanFailed::failure)
                .extracting(ScanFailed::message, InstanceOfAssertFactories.STRING)
                .contains("shop.orders: one file is there in several packings",
                        "shop.orders.1.csv, shop.orders.1.csv.gz",
                        "move all but one of them away");
        assertThat(tidb.changes()).isEmpty();
    }

    @Test
    void listsAllThatIsWrongWithARequest() {
        // Given
        Manifest manifest = new Manifest(new Source("s3://b/p?secret-access-key=hunter2", null), List.of("a-b.*"), null,
                new CsvSettings("", null, null, null, null, null), Map.of("thraed", 4), null, null, null, null, null,
                "JST");

        // When
        ScanFailed failed = failed(manifest);

        // Then
        assertThat(failed.failure()).isEqualTo(ScanFailure.INVALID_REQUEST);
        assertThat(failed.message().lines()).hasSize(5);
        assertThat(failed.message()).contains("secret-access-key", "a-b.*", "separator", "thraed",
                "no time zone 'JST'").doesNotContain("hunter2");
    }

    @Test
    void refusesOptionsThatContradictTheRulesOfAFile() throws IOException {
        // Given
        shop();
        Manifest manifest = new Manifest(new Source(dump.toString(), null), null, null, null,
                Map.of("split_file", true), null, null);

        // When
        ScanFailed failed = failed(manifest);

        // Then
        assertThat(failed.failure()).isEqualTo(ScanFailure.INVALID_REQUEST);
        assertThat(failed.message()).contains("split_file", "csv.terminator").hasLineCount(1);
        assertThat(tidb.changes()).isEmpty();
    }

    @Test
    void namesTheTargetsAndCredentialsThatThereAre() {
        Manifest elsewhere = new Manifest(new Source("/d", null), null, "prod", null, null, null, null);
        Manifest keyless = new Manifest(new Source("/d", "keys"), null, null, null, null, null, null);
        assertThat(failed(elsewhere).message()).contains("'prod'", "the configured ones are default");
        assertThat(failed(keyless).message()).contains("'keys'", "the configured ones are dumps");
    }
}
