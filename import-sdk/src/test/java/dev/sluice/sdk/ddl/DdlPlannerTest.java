package dev.sluice.sdk.ddl;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.luben.zstd.ZstdOutputStream;
import dev.sluice.sdk.TableName;
import dev.sluice.sdk.scan.Compression;
import dev.sluice.sdk.scan.FileRouter;
import dev.sluice.sdk.scan.FileScanner;
import dev.sluice.sdk.scan.NameCase;
import dev.sluice.sdk.scan.ScanRequest;
import dev.sluice.sdk.scan.TableFilter;
import dev.sluice.sdk.scan.TableRoute;
import dev.sluice.sdk.scan.TableRoutes;
import dev.sluice.sdk.scan.WildcardReach;
import dev.sluice.sdk.store.FakeStore;
import dev.sluice.sdk.zone.DataZone;
import dev.sluice.sdk.zone.NamedZone;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.xerial.snappy.SnappyFramedOutputStream;

class DdlPlannerTest {

    private static DdlPlan plan(FakeStore store) {
        return plan(store, SchemaSyntax.DEFAULT);
    }

    private static DdlPlan plan(FakeStore store, SchemaSyntax syntax, TableRoute... routes) {
        ScanRequest request = new ScanRequest(FileRouter.DEFAULT, TableFilter.parse(TableFilter.DEFAULT_RULES),
                TableRoutes.of(List.of(routes), NameCase.INSENSITIVE), WildcardReach.LAST_SEGMENT);
        return DdlPlanner.plan(store, new FileScanner(store).scan(request), syntax);
    }

    private static List<String> faults(FakeStore store) {
        return plan(store).faults().stream().map(fault -> fault.problem().sentence()).toList();
    }

    private static String table(String ddl) {
        return plan(new FakeStore().put("db.t-schema.sql", ddl)).tables().getFirst().sql();
    }

    @ParameterizedTest(name = "{0} {1}")
    @CsvSource(delimiter = '|', quoteCharacter = '\0', value = {
        "L-W11|CREATE TABLE x.y (z double);|CREATE TABLE IF NOT EXISTS `db`.`t` (z double)",
        "-|CREATE TABLE `t` (a INT) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin;|CREATE TABLE IF NOT EXISTS `db`.`t` (a INT) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin",
        "-|CREATE TABLE IF NOT EXISTS `x` . `y`(a INT, PRIMARY KEY (a) /*T![clustered_index] CLUSTERED */)|CREATE TABLE IF NOT EXISTS `db`.`t`(a INT, PRIMARY KEY (a) /*T![clustered_index] CLUSTERED */)",
        "-|CREATE TABLE /*!32312 IF NOT EXISTS*/ `y` (a INT)|CREATE TABLE IF NOT EXISTS `db`.`t` (a INT)",
        "-|/*!50001 CREATE TABLE y (a INT) */;|/*!50001 CREATE TABLE IF NOT EXISTS `db`.`t` (a INT) */",
        "S-C12|DROP TABLE t; CREATE TABLE t (id INT);|CREATE TABLE IF NOT EXISTS `db`.`t` (id INT)",
        "-|/*!40101 SET NAMES binary*/;CREATE TABLE t (a TEXT COMMENT 'x;\\'y'); -- end|CREATE TABLE IF NOT EXISTS `db`.`t` (a TEXT COMMENT 'x;\\'y')"})
    void createsATableUnderItsFilesName(String number, String ddl, String sql) {
        assertThat(table(ddl)).as(number).isEqualTo(sql);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '\0', value = {
        "CREATE TABLE t (a TIMESTAMP) TTL = `a` + INTERVAL 1 DAY;|CREATE TABLE IF NOT EXISTS `db`.`t` (a TIMESTAMP) TTL_ENABLE='OFF' TTL = `a` + INTERVAL 1 DAY",
        "CREATE TABLE t (ttl INT) /*T![ttl] TTL=`a` + INTERVAL 1 DAY */ /*T![ttl] TTL_ENABLE='ON' */;|CREATE TABLE IF NOT EXISTS `db`.`t` (ttl INT) /*T![ttl] TTL=`a` + INTERVAL 1 DAY */ /*T![ttl] TTL_ENABLE='OFF' */",
        "CREATE TABLE t (ttl INT) COMMENT 'TTL';|CREATE TABLE IF NOT EXISTS `db`.`t` (ttl INT) COMMENT 'TTL'",
        "CREATE TABLE ttl (a INT);|CREATE TABLE IF NOT EXISTS `db`.`t` (a INT)"})
    void turnsOffTheExpiryOfRows(String ddl, String sql) {
        assertThat(table(ddl)).isEqualTo(sql);
    }

    @Test
    void quotesAFileNamesTableSoThatItStaysAName() {
        // Given
        FakeStore dump = new FakeStore().put("d%60b.t%27; DROP-schema.sql", "CREATE TABLE t (a INT);");

        // When
        DdlPlan plan = plan(dump);

        // Then
        assertThat(plan.tables().getFirst().sql()).isEqualTo("CREATE TABLE IF NOT EXISTS `d``b`.`t'; DROP` (a INT)");
        assertThat(plan.databases().getFirst().sql()).isEqualTo("CREATE DATABASE IF NOT EXISTS `d``b`");
    }

    @Test
    void keepsADatabasesOptionsAndMakesUpTheStatementThatNoFileHolds() {
        // Given
        FakeStore dump = new FakeStore().put("a-schema-create.sql", "\uFEFF/*!40101 SET NAMES binary*/;\n"
                + "CREATE DATABASE `x` /*!40100 DEFAULT CHARACTER SET utf8mb4 */;").put("b.t.csv", "1");

        // Then
        DdlPlan plan = plan(dump);
        assertThat(plan.databases()).containsExactly(
                new DdlPlan.Database("a",
                        "CREATE DATABASE IF NOT EXISTS `a` /*!40100 DEFAULT CHARACTER SET utf8mb4 */",
                        Optional.of(new DdlPlan.Place("a-schema-create.sql", 2))),
                new DdlPlan.Database("b", "CREATE DATABASE IF NOT EXISTS `b`", Optional.empty()));
        assertThat(plan.ignored()).isOne();
    }

    @Test
    void putsAViewBehindThoseItSelectsFrom() {
        // Given: by name alone the order would be a, b, c
        FakeStore dump = FakeStore.of();
        view(dump, "a", "CREATE VIEW `a` AS SELECT `c` FROM `b` JOIN (t) WHERE x IN (SELECT 1 FROM db.c)");
        view(dump, "b",
                "CREATE ALGORITHM=UNDEFINED DEFINER=`r`@`%` SQL SECURITY DEFINER VIEW `b` (`n`) AS SELECT * FROM C");
        view(dump, "c", "CREATE VIEW IF NOT EXISTS `c` AS SELECT a, b FROM other.a");

        // When
        List<DdlPlan.View> views = plan(dump).views();

        // Then
        assertThat(views).extracting(view -> view.name().table()).containsExactly("c", "b", "a");
        assertThat(views).extracting(DdlPlan.View::sql)
                .startsWith(
                        "CREATE VIEW `db`.`c` AS SELECT a, b FROM other.a",
                        "CREATE ALGORITHM=UNDEFINED DEFINER=`r`@`%` SQL SECURITY DEFINER VIEW `db`.`b` (`n`) AS SELECT * FROM C");
    }

    @Test
    void refusesViewsThatSelectFromThemselvesOverOthersAndShowsTheWay() {
        // Given
        FakeStore dump = FakeStore.of();
        view(dump, "a", "CREATE VIEW a AS SELECT 1 FROM b");
        view(dump, "b", "\nCREATE VIEW b AS SELECT 1 FROM c");
        view(dump, "c", "CREATE VIEW c AS SELECT 1 FROM a");
        view(dump, "d", "CREATE VIEW d AS SELECT 1 FROM a");

        // Then
        assertThat(faults(dump)).containsExactly(
                "db.a-schema-view.sql:1: the view selects from itself: db.a -> db.b -> db.c -> db.a; none of them can be"
                        + " created",
                "db.b-schema-view.sql:2: the view selects from itself: db.b -> db.c -> db.a -> db.b; none of them can be"
                        + " created",
                "db.c-schema-view.sql:1: the view selects from itself: db.c -> db.a -> db.b -> db.c; none of them can be"
                        + " created");
        assertThat(plan(dump).views()).extracting(DdlPlan.View::name).containsExactly(new TableName("db", "d"));
    }

    @Test
    void createsATableLikeAnotherBehindIt() {
        // Given
        FakeStore dump = new FakeStore().put("db.a-schema.sql", "CREATE TABLE a LIKE b")
                .put("db.b-schema.sql", "CREATE TABLE b (LIKE `db`.`z`)")
                .put("db.y-schema.sql", "CREATE TABLE y LIKE y")
                .put("db.z-schema.sql", "CREATE TABLE z (x INT)");

        // When
        DdlPlan plan = plan(dump);

        // Then
        assertThat(plan.tables()).extracting(table -> table.name().table()).containsExactly("z", "b", "a");
        assertThat(plan.tables()).extracting(DdlPlan.Table::columns)
                .containsExactly(List.of(new TableColumn("x", false)), List.of(), List.of());
        assertThat(faults(dump)).containsExactly(
                "db.y-schema.sql:1: the table is like itself: db.y -> db.y; none of them can be created");
    }

    @Test
    void saysTheColumnsOfACopyAsFarAsTheDumpKnowsThem() {
        // Given
        FakeStore dump = new FakeStore().put("db.a-schema.sql", "CREATE TABLE a LIKE B")
                .put("db.b-schema.sql", "CREATE TABLE b LIKE z")
                .put("db.c-schema.sql", "CREATE TABLE c LIKE d")
                .put("db.d-schema.sql", "CREATE TABLE d LIKE other.base")
                .put("db.z-schema.sql", "CREATE TABLE z (x INT)");

        // When
        DdlPlan plan = plan(dump);

        // Then
        assertThat(plan.columns()).containsEntry(new TableName("db", "a"), List.of(new TableColumn("x", false)))
                .containsEntry(new TableName("db", "c"), List.of());
        assertThat(plan.original(new TableName("db", "c"))).contains(new TableName("other", "base"));
        assertThat(plan.original(new TableName("db", "a"))).isEmpty();
    }

    /** Lightning leaves these names as they are written, so they mean what was called so before. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '\0', value = {
        "CREATE TABLE t LIKE base|CREATE TABLE IF NOT EXISTS `new`.`t` LIKE `new`.`core`",
        "CREATE TABLE t LIKE old.`base`|CREATE TABLE IF NOT EXISTS `new`.`t` LIKE `new`.`core`",
        "CREATE TABLE t LIKE other.base|CREATE TABLE IF NOT EXISTS `new`.`t` LIKE other.base",
        "CREATE TABLE t LIKE stays|CREATE TABLE IF NOT EXISTS `new`.`t` LIKE `new`.`stays`",
        "CREATE TABLE t (a INT, FOREIGN KEY (a) REFERENCES `BASE` (b) ON DELETE CASCADE)|CREATE TABLE IF NOT EXISTS `new`.`t`"
                + " (a INT, FOREIGN KEY (a) REFERENCES `new`.`core` (b) ON DELETE CASCADE)"})
    void namesOtherTablesAsTheRoutesDo(String ddl, String sql) {
        // Given: all of the database goes elsewhere, one table under another name
        FakeStore dump = new FakeStore().put("old.t-schema.sql", ddl)
                .put("old.base-schema.sql", "CREATE TABLE base (b INT)")
                .put("old.stays-schema.sql", "CREATE TABLE stays (b INT)");

        // When
        DdlPlan plan = plan(dump, SchemaSyntax.DEFAULT, new TableRoute("old", null, "new", null),
                new TableRoute("old", "base", "new", "core"));

        // Then: a name that means the same after all stays as it is written
        assertThat(plan.tables()).filteredOn(table -> table.name().table().equals("t"))
                .singleElement()
                .extracting(DdlPlan.Table::sql)
                .isEqualTo(sql.replace("LIKE `new`.`stays`", "LIKE stays"));
    }

    @Test
    void refusesAViewWhoseQueryNamesWhatTheRoutesRename() {
        // Given
        FakeStore dump = new FakeStore().put("old.base-schema.sql", "CREATE TABLE base (b INT)")
                .put("old.v-schema.sql", "")
                .put("old.v-schema-view.sql", "CREATE VIEW v AS\nSELECT b\nFROM old.base")
                .put("old.w-schema.sql", "")
                .put("old.w-schema-view.sql", "CREATE VIEW w AS SELECT b FROM base")
                .put("old.x-schema.sql", "")
                .put("old.x-schema-view.sql", "CREATE VIEW x AS SELECT b FROM new.base");

        // When
        DdlPlan plan = plan(dump, SchemaSyntax.DEFAULT, new TableRoute("old", null, "new", null));

        // Then: a name without a database is in that of the view, as it was before
        assertThat(plan.faults()).extracting(fault -> fault.problem().sentence())
                .containsExactly(
                        "old.v-schema-view.sql:3: the view selects from old.base, which is called new.base in the"
                                + " target; write its query so, or leave the view out with the filter");
        assertThat(plan.views()).extracting(view -> view.name().table()).containsExactly("w", "x");
    }

    @Test
    void readsNamesInDoubleQuotesWhereTheSessionDoes() {
        // Given
        FakeStore dump = new FakeStore().put("db.t-schema.sql", "CREATE TABLE \"x\" (\"a\" INT, \"b\\\" INT);");

        // When
        DdlPlan plan = plan(dump, SchemaSyntax.under("ANSI_QUOTES", SchemaCharset.AUTO));

        // Then
        assertThat(plan.tables().getFirst().sql())
                .isEqualTo("CREATE TABLE IF NOT EXISTS `db`.`t` (\"a\" INT, \"b\\\" INT)");
        assertThat(plan.tables().getFirst().columns()).containsExactly(new TableColumn("a", false),
                new TableColumn("b\\", false));
        assertThat(faults(dump)).singleElement().asString().startsWith("db.t-schema.sql:1: the text that a \" opens");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/*!40103 SET TIME_ZONE='+09:00' */;", "SET @@session.time_zone = \"+9:00\";",
        "SET NAMES binary, SESSION time_zone := '+09:00';",
        "SET TIME_ZONE='+00:00'; SET `time_zone` = '+09:00';/*!40103 SET TIME_ZONE=@OLD */;"})
    void keepsTheZoneThatASchemaFileSetsBeforeItsStatement(String set) {
        FakeStore dump = new FakeStore().put("db.t-schema.sql",
                set + "\nCREATE TABLE t (a INT);\nSET TIME_ZONE='+01:00';");
        assertThat(plan(dump).tables().getFirst().zone()).get()
                .extracting(NamedZone::zone)
                .isEqualTo(new DataZone("+09:00"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "SET @old = @@time_zone;", "SET GLOBAL time_zone = '+09:00';", "SET TIME_ZONE=DEFAULT;",
        "SET TIME_ZONE='SYSTEM';", "/* SET TIME_ZONE='+09:00' */;", "SET @time_zone = '+09:00';"})
    void takesNothingElseForAZone(String set) {
        FakeStore dump = new FakeStore().put("db.t-schema.sql", set + "CREATE TABLE t (a INT);");
        assertThat(plan(dump).tables().getFirst().zone()).isEmpty();
    }

    @Test
    void namesTheLineOfAZoneThatTidbDoesNotHave() {
        FakeStore dump = new FakeStore().put("db.t-schema.sql", "\nSET TIME_ZONE='JST';\nCREATE TABLE t (a INT);");
        assertThat(faults(dump)).singleElement()
                .asString()
                .startsWith("db.t-schema.sql:2: SET TIME_ZONE names a time zone that TiDB does not have");
    }

    /** Dumpling doubles it there whatever it does to rows; TiDB would take both. */
    @Test
    void refusesABackslashOfWhichNobodyKnowsWhatItStandsFor() {
        // Given
        FakeStore dump = new FakeStore().put("db.t-schema.sql", "CREATE TABLE t (\na INT COMMENT 'C:\\\\x');");

        // When
        DdlPlan plan = plan(dump, SchemaSyntax.under("NO_BACKSLASH_ESCAPES", SchemaCharset.AUTO));

        // Then
        assertThat(plan.faults()).singleElement()
                .satisfies(fault -> assertThat(fault.problem().sentence())
                        .startsWith("db.t-schema.sql:2: holds a backslash, which under sql_mode NO_BACKSLASH_ESCAPES"));
        assertThat(plan(dump).tables()).hasSize(1);
    }

    private static void view(FakeStore dump, String name, String sql) {
        dump.put("db." + name + "-schema.sql", "").put("db." + name + "-schema-view.sql", sql);
    }

    @Test
    void listsEveryFileThatHoldsAnythingElse() {
        // Given
        FakeStore dump = new FakeStore().put("db-schema-create.sql", "CREATE DATABASE db; GRANT ALL ON *.* TO x")
                .put("db.a-schema.sql", "CREATE TABLE a (b INT);\n\nINSERT INTO mysql.user VALUES ('secret')")
                .put("db.b-schema.sql", "")
                .put("db.c-schema.sql", "CREATE TABLE c (x INT);\nCREATE TABLE c (y INT)")
                .put("db.d-schema.sql", "CREATE TABLE 'd' (x INT)")
                .put("db.e-schema.sql", "CREATE TABLE e (x INT")
                .put("db.f-schema.sql", "CREATE TABLE f 'open")
                .put("db.g-schema.sql", new byte[]{(byte) 0xff})
                .put("db.h-schema.sql", "CREATE TABLE /*!1 h */ (x INT)")
                .put("db.i-schema.sql", "CREATE TABLE")
                .put("db.j-schema.sql", " ".repeat(16 * 1024 * 1024 + 1));
        view(dump, "v", "CREATE TABLE v (a INT)");
        dump.put("db.w-schema.sql", "USE db; use `DB`;\nUSE other; CREATE TABLE w (x INT)");

        // When
        List<String> problems = faults(dump);

        // Then: an unbalanced parenthesis is for TiDB to refuse
        assertThat(problems).containsExactly(
                "db-schema-create.sql:1: holds GRANT ALL, which an import does not run; take it out",
                "db.a-schema.sql:3: holds INSERT INTO, which an import does not run; take it out",
                "db.b-schema.sql:1: is empty; it must hold one CREATE TABLE statement",
                "db.c-schema.sql:2: holds another CREATE TABLE; keep one",
                "db.d-schema.sql:1: CREATE TABLE does not say a name where one is expected",
                "db.f-schema.sql:1: the text that a ' opens has no end",
                "db.g-schema.sql:1: failed to decode it as auto; say the right character set with mydumper.character-set,"
                        + " or convert the file",
                "db.h-schema.sql:1: CREATE TABLE has its name in another comment than the rest",
                "db.i-schema.sql:1: CREATE TABLE does not say a name where one is expected",
                "db.j-schema.sql:1: it is longer than 16777216 bytes, which no schema is",
                "db.w-schema.sql:2: holds USE OTHER, which an import does not run; take it out",
                "db.v-schema-view.sql:1: holds CREATE TABLE, which an import does not run; take it out",
                "db.v-schema-view.sql:1: holds no CREATE VIEW; it must hold one CREATE VIEW statement");
    }

    @ParameterizedTest
    @CsvSource({"gz,GZIP", "zst,ZSTD", "snappy,SNAPPY"})
    void readsAPackedFileAndNamesADamagedOne(String suffix, Compression compression) throws IOException {
        // Given
        String key = "db.t-schema.sql." + suffix;
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (OutputStream out = packing(compression, packed)) {
            out.write("CREATE TABLE t (a INT)".getBytes(StandardCharsets.UTF_8));
        }

        // Then
        assertThat(plan(new FakeStore().put(key, packed.toByteArray())).tables()).hasSize(1);
        FakeStore damaged = FakeStore.of(key).put("db.u-schema.sql", "SELECT 1");
        assertThat(faults(damaged)).anySatisfy(fault -> assertThat(fault).startsWith(key + ":1: cannot be unpacked ("))
                .anySatisfy(fault -> assertThat(fault).startsWith("db.u-schema.sql:1"));
    }

    private static OutputStream packing(Compression compression, OutputStream packed) throws IOException {
        return switch (compression) {
            case NONE -> packed;
            case GZIP -> new GZIPOutputStream(packed);
            case ZSTD -> new ZstdOutputStream(packed);
            case SNAPPY -> new SnappyFramedOutputStream(packed);
        };
    }

    @Test
    void readsTheColumnsOfATable() {
        // Given
        FakeStore dump = new FakeStore().put("db.t-schema.sql",
                "CREATE TABLE t (`a``b` DECIMAL(12,8) NOT NULL, c ENUM('x,y',"
                        + "'z') DEFAULT 'x', `key` INT /*T![auto_rand] AUTO_RANDOM(2) */, d INT GENERATED ALWAYS AS (c + 1) STORED,"
                        + " e INT AS (f(1, 2)), PRIMARY KEY (`a``b`), KEY k (c, d), UNIQUE u (c), CONSTRAINT x FOREIGN KEY (c)"
                        + " REFERENCES y (z)) COMMENT='(n INT)'").put("db.u-schema.sql", "CREATE TABLE u LIKE t");

        // When
        List<DdlPlan.Table> tables = plan(dump).tables();

        // Then
        assertThat(tables.getFirst().columns()).containsExactly(new TableColumn("a`b", false),
                new TableColumn("c", false), new TableColumn("key", false), new TableColumn("d", true),
                new TableColumn("e", true));
        assertThat(tables.getLast().columns()).isEmpty();
    }

    /** Words that mean something in TiDB's CREATE TABLE, or begin an index, and may name a column all the same. */
    @ParameterizedTest
    @ValueSource(strings = {"vector", "VECTOR", "columnar", "period", "hybrid", "comment", "clustered", "nonclustered",
        "global", "local", "hash", "btree", "rtree", "data", "date", "time", "timestamp", "text", "json", "bit", "bool",
        "enum", "serial", "point", "type", "value", "status", "start", "end", "begin", "auto_increment", "auto_random",
        "columns", "column_format", "storage", "visible", "invisible", "enforced", "engine", "charset", "temporary",
        "view", "no", "do", "any", "first", "last", "role", "user", "password", "partitions", "ttl", "tidb", "region",
        "offset", "action", "simple", "full", "partial", "parser", "always", "hypo", "indexes", "system_time", "xml",
        "`key`", "`index`", "`check`", "`primary`", "`unique`", "`constraint`", "`like`", "`foreign`", "`fulltext`",
        "`spatial`"})
    void takesNoColumnForAConstraintByItsName(String name) {
        // Given
        FakeStore dump = new FakeStore().put("db.t-schema.sql",
                "CREATE TABLE t (" + name + " TEXT, b INT, " + name + " VECTOR(3))");

        // Then
        TableColumn column = new TableColumn(name.replace("`", ""), false);
        assertThat(plan(dump).tables().getFirst().columns()).containsExactly(column, new TableColumn("b", false),
                column);
    }

    @ParameterizedTest
    @ValueSource(strings = {"PRIMARY KEY (a)", "UNIQUE (a)", "UNIQUE INDEX x (a)", "KEY (a)", "INDEX x (a)",
        "CONSTRAINT PRIMARY KEY (a)", "FOREIGN KEY (a) REFERENCES u (a)", "CHECK (a > 1)", "FULLTEXT (a)",
        "FULLTEXT INDEX x (a)", "SPATIAL INDEX x (a)", "VECTOR INDEX x ((VEC_L2_DISTANCE(a))) USING HNSW",
        "vector key x ((VEC_COSINE_DISTANCE(a)))", "COLUMNAR INDEX x (a) USING INVERTED"})
    void takesNoConstraintForAColumn(String constraint) {
        // Given
        FakeStore dump = new FakeStore().put("db.t-schema.sql", "CREATE TABLE t (a INT, " + constraint + ", b INT)");

        // Then
        assertThat(plan(dump).tables().getFirst().columns()).containsExactly(new TableColumn("a", false),
                new TableColumn("b", false));
    }
}
