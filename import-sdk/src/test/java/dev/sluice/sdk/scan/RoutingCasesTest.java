package dev.sluice.sdk.scan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.sluice.sdk.scan.FileRole.DatabaseSchema;
import dev.sluice.sdk.scan.FileRole.Ignored;
import dev.sluice.sdk.scan.FileRole.Packing;
import dev.sluice.sdk.scan.FileRole.Refused;
import dev.sluice.sdk.scan.FileRole.Rows;
import dev.sluice.sdk.scan.FileRole.TableSchema;
import dev.sluice.sdk.scan.FileRole.ViewSchema;
import dev.sluice.sdk.store.FakeStore;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * TiDB Lightning's routing cases, L- and a number, as {@code schema,table,type,compression}. The sort key is left out on
 * purpose: {@code IMPORT INTO} reads files in the order of their names.
 */
class RoutingCasesTest {
    private static final String PART = "part-00000-c5a881bb-58ff-4ee6-1111-b41ecff340a3-c000.gz.parquet";

    private static String routed(FileRouter router, String key) {
        return switch (router.role(key)) {
            case DatabaseSchema file -> file.schema() + ",-,schema-schema," + packed(file.packing());
            case TableSchema file ->
                file.table().schema() + "," + file.table().table() + ",table-schema," + packed(file.packing());
            case ViewSchema file ->
                file.view().schema() + "," + file.view().table() + ",view-schema," + packed(file.packing());
            case Rows file -> file.table().schema() + "," + file.table().table() + "," + file.format().word() + ","
                    + packed(file.packing());
            case Refused file -> file.problem();
            case Ignored file -> "ignored";
        };
    }

    private static String packed(Packing packing) {
        return Compression.ofSuffix(packing.suffix()).map(Compression::name).orElse("unusable");
    }

    private static FileRouter rule(String pattern, String schema, String table, String type) {
        return FileRouter.of(List.of(new FileRuleText(pattern, null, schema, table, type, null, null)),
                DefaultRules.LEFT_OUT);
    }

    private static String problem(String... keys) {
        return catchThrowableOfType(ScanRefusedException.class, () -> new FileScanner(FakeStore.of(keys))
                .scan(new ScanRequest(TableFilter.parse(TableFilter.DEFAULT_RULES), WildcardReach.LAST_SEGMENT)))
                .getMessage();
    }

    @ParameterizedTest(name = "L-{0}")
    @CsvSource(delimiter = '|', quoteCharacter = '\0', value = {"R1|metadata|ignored",
        "R2|db-schema-create.sql|db,-,schema-schema,NONE", "R3|a/b/db-schema-create.sql.gz|db,-,schema-schema,GZIP",
        "R4|my.db-schema-create.sql|my,db-schema-create,sql,NONE", "R5|db.t-schema.sql.zst|db,t,table-schema,ZSTD",
        "R6|db.t.000000001.csv|db,t,csv,NONE", "R7|DB.T.0001.CSV|DB,T,csv,NONE", "R8|db.t.1.2.csv|db,t.1,csv,NONE",
        "R9|db.0002.sql|db,0002,sql,NONE", "R10|db.t-schema-view.sql.gz|db,t,view-schema,GZIP",
        "R11|db.v-schema-post.sql.gz|ignored", "R12|db.t.csv.gz.BAK|ignored",
        "R16|db.t.0001.snappy.parquet|db,t,parquet,NONE", "R20|db.t%22.sql|db,t\",sql,NONE",
        "R21|db.t%gg.csv|db,t%gg,csv,NONE", "R22|db.a-schema.sql|db,a,table-schema,NONE",
        "R22|db.a%2Dschema.sql|db,a-schema,sql,NONE", "R23|db.sql|ignored", "R23|db-schema.sql|ignored",
        "R24|db.t.0001-002.sql|db,t.0001-002,sql,NONE"})
    void routesAsLightningDoes(String number, String key, String role) {
        assertThat(routed(FileRouter.DEFAULT, key)).as(number).isEqualTo(role);
    }

    /**
     * R13, R14, R15: refused before anything is imported, with what to do; Lightning takes lz4 and fails when it reads
     * it. R27, R28: as Lightning, in words that name the files.
     */
    @ParameterizedTest(name = "L-{0}")
    @CsvSource(delimiter = '|', value = {"R13|db.t.sql.bz2|packed as 'bz2', which TiDB cannot unpack",
        "R14|db.t.sql.lz4|packed as 'lz4', which TiDB cannot unpack",
        "R15|db.t.parquet.gz|a Parquet file packed as a whole",
        "R27|a/db-schema-create.sql b/db-schema-create.sql|more than one schema file",
        "R28|db.tbl-schema-view.sql|schema file of its placeholder table is missing"})
    void refusesBeforeAnythingIsImported(String number, String keys, String because) {
        assertThat(problem(keys.split(" ", -1))).as(number).contains(because);
    }

    /** Lightning reads schema {@code some}, table {@code dir/file}: nobody means that. */
    @Test
    void leavesOutR17WhoseTableWouldHoldADirectory() {
        assertThat(routed(FileRouter.DEFAULT, "some.dir/file.sql")).isEqualTo("ignored");
    }

    /** Lightning up to 8.5 takes the part's name for a schema; newer versions know the layout, as we do. */
    @Test
    void knowsR18AsAnAuroraSnapshot() {
        assertThat(routed(FileRouter.DEFAULT, "mydb/mydb.users/1/" + PART)).isEqualTo("mydb,users,parquet,NONE");
    }

    @Test
    void routesR19ByTheDocumentedRuleForAurora() {
        FileRouter aurora = rule(
                "(?i)^(?:[^/]*/)*([a-z0-9_]+)\\.([a-z0-9_]+)/(?:[^/]*/)*(?:[a-z0-9\\-_.]+\\.(parquet))$",
                "$1", "$2", "$3");
        assertThat(routed(aurora, "mydb/mydb.users/1/" + PART)).isEqualTo("mydb,users,parquet,NONE");
        assertThat(routed(aurora, "my_db/my_db.order_items/" + PART)).isEqualTo("my_db,order_items,parquet,NONE");
    }

    @Test
    void refusesR25WhoseNameRunsOn() {
        assertThatThrownBy(() -> rule("(?P<schema>a)", "s", "$1_$schema", "sql"))
                .isInstanceOf(InvalidFileRuleException.class)
                .hasMessage("file rule 1: invalid named capture '$1_'");
    }

    @ParameterizedTest(name = "L-R26 {0}")
    @CsvSource({"$table_name-123,table-123", "$${2},${2}", "${1}_$table_name,db_table", "$0,db.table.001.sql", "$,$",
        "a$-b,a$-b", "${1,${1", "é$1é,", "$01,db"})
    void expandsTemplatesAsGoDoes(String template, String table) {
        // Given
        String pattern = "^(?P<schema>[^.]+)\\.(?P<table_name>[^.]+)\\.[0-9]+\\.sql$";

        // Then
        if (table == null) {
            assertThatThrownBy(() -> rule(pattern, "s", template, "sql"))
                    .hasMessageContaining("invalid named capture '$1é'");
        } else {
            assertThat(routed(rule(pattern, "s", template, "sql"), "db.table.001.sql")).isEqualTo("s," + table
                    + ",sql,NONE");
        }
    }
}
