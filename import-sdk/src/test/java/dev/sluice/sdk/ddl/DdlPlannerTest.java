package dev.sluice.sdk.ddl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.sluice.sdk.TableName;
import dev.sluice.sdk.scan.FileScanner;
import dev.sluice.sdk.scan.ScanRefusedException;
import dev.sluice.sdk.scan.ScanRequest;
import dev.sluice.sdk.scan.TableFilter;
import dev.sluice.sdk.scan.WildcardReach;
import dev.sluice.sdk.store.FakeStore;
import dev.sluice.sdk.store.SourceUnreadableException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DdlPlannerTest {

    private static DdlPlan plan(FakeStore store) {
        return DdlPlanner.plan(store, new FileScanner(store)
                .scan(new ScanRequest(TableFilter.parse(TableFilter.DEFAULT_RULES), WildcardReach.LAST_SEGMENT)));
    }

    private static List<String> problems(FakeStore store) {
        return catchThrowableOfType(ScanRefusedException.class, () -> plan(store)).problems();
    }

    private static String table(String ddl) {
        return plan(new FakeStore().put("db.t-schema.sql", ddl)).tables().getFirst().sql();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '\0', value = {
        "CREATE TABLE x.y (z double);|CREATE TABLE IF NOT EXISTS `db`.`t` (z double)",
        "CREATE TABLE `t` (a INT) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin;|CREATE TABLE IF NOT EXISTS `db`.`t` (a INT) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin",
        "CREATE TABLE IF NOT EXISTS `x` . `y`(a INT, PRIMARY KEY (a) /*T![clustered_index] CLUSTERED */)|CREATE TABLE IF NOT EXISTS `db`.`t`(a INT, PRIMARY KEY (a) /*T![clustered_index] CLUSTERED */)",
        "CREATE TABLE /*!32312 IF NOT EXISTS*/ `y` (a INT)|CREATE TABLE IF NOT EXISTS `db`.`t` (a INT)",
        "/*!50001 CREATE TABLE y (a INT) */;|/*!50001 CREATE TABLE IF NOT EXISTS `db`.`t` (a INT) */",
        "DROP TABLE t; CREATE TABLE t (id INT);|CREATE TABLE IF NOT EXISTS `db`.`t` (id INT)",
        "/*!40101 SET NAMES binary*/;CREATE TABLE t (a TEXT COMMENT 'x;\\'y'); -- end|CREATE TABLE IF NOT EXISTS `db`.`t` (a TEXT COMMENT 'x;\\'y')"})
    void createsATableUnderItsFilesName(String ddl, String sql) {
        assertThat(table(ddl)).isEqualTo(sql);
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
                        "CREATE DATABASE IF NOT EXISTS `a` /*!40100 DEFAULT CHARACTER SET utf8mb4 */"),
                new DdlPlan.Database("b", "CREATE DATABASE IF NOT EXISTS `b`"));
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
    void leavesViewsThatNameEachOtherToTidb() {
        // Given
        FakeStore dump = FakeStore.of();
        view(dump, "a", "CREATE VIEW a AS SELECT 1 FROM b");
        view(dump, "b", "CREATE VIEW b AS SELECT 1 FROM a");

        // Then
        assertThat(plan(dump).views()).extracting(DdlPlan.View::name)
                .containsExactly(new TableName("db", "a"),
                        new TableName("db", "b"));
    }

    private static void view(FakeStore dump, String name, String sql) {
        dump.put("db." + name + "-schema.sql", "").put("db." + name + "-schema-view.sql", sql);
    }

    @Test
    void listsEveryFileThatHoldsAnythingElse() {
        // Given
        FakeStore dump = new FakeStore().put("db-schema-create.sql", "CREATE DATABASE db; GRANT ALL ON *.* TO x")
                .put("db.a-schema.sql", "CREATE TABLE a (b INT); INSERT INTO mysql.user VALUES ('secret')")
                .put("db.b-schema.sql", "")
                .put("db.c-schema.sql", "CREATE TABLE c (x INT); CREATE TABLE c (y INT)")
                .put("db.d-schema.sql", "CREATE TABLE 'd' (x INT)")
                .put("db.e-schema.sql", "CREATE TABLE e (x INT")
                .put("db.f-schema.sql", "CREATE TABLE f 'open")
                .put("db.g-schema.sql", new byte[]{(byte) 0xff})
                .put("db.h-schema.sql", "CREATE TABLE /*!1 h */ (x INT)")
                .put("db.i-schema.sql", "CREATE TABLE")
                .put("db.j-schema.sql", " ".repeat(16 * 1024 * 1024 + 1));
        view(dump, "v", "CREATE TABLE v (a INT)");

        // When
        List<String> problems = problems(dump);

        // Then: an unbalanced parenthesis is for TiDB to refuse
        assertThat(problems).containsExactly(
                "db-schema-create.sql: holds GRANT ALL, which an import does not run; take it out",
                "db.a-schema.sql: holds INSERT INTO, which an import does not run; take it out",
                "db.b-schema.sql: holds 0 CREATE TABLE statements; it must hold one",
                "db.c-schema.sql: holds 2 CREATE TABLE statements; it must hold one",
                "db.d-schema.sql: CREATE TABLE does not say a name where one is expected",
                "db.f-schema.sql: the text that a ' opens at character 15 has no end",
                "db.g-schema.sql: it is not UTF-8; convert it",
                "db.h-schema.sql: CREATE TABLE has its name in another comment than the rest",
                "db.i-schema.sql: CREATE TABLE does not say a name where one is expected",
                "db.j-schema.sql: it is longer than 16777216 bytes, which no schema is",
                "db.v-schema-view.sql: holds CREATE TABLE, which an import does not run; take it out",
                "db.v-schema-view.sql: holds 0 CREATE VIEW statements; it must hold one");
    }

    @Test
    void readsAPackedFileAndNamesADamagedOne() throws IOException {
        // Given
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(packed)) {
            out.write("CREATE TABLE t (a INT)".getBytes(StandardCharsets.UTF_8));
        }

        // Then
        assertThat(plan(new FakeStore().put("db.t-schema.sql.gz", packed.toByteArray())).tables()).hasSize(1);
        Assertions.assertThatThrownBy(() -> plan(FakeStore.of("db.t-schema.sql.gz")))
                .isInstanceOf(SourceUnreadableException.class)
                .hasMessageContaining("/dump/db.t-schema.sql.gz");
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
}
