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
            case Refused file -> file.problem().sentence();
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

    /** R16: as newer versions do; Lightning 8.5 takes number and codec for a part of the table's name. */
    @ParameterizedTest(name = "{0} {1}")
    @CsvSource(delimiter = '|', quoteCharacter = '\0', value = {"L-R1|metadata|ignored",
        "L-R2|db-schema-create.sql|db,-,schema-schema,NONE", "L-R3|a/b/db-schema-create.sql.gz|db,-,schema-schema,GZIP",
        "L-R4|my.db-schema-create.sql|my,db-schema-create,sql,NONE", "L-R5|db.t-schema.sql.zst|db,t,table-schema,ZSTD",
        "L-R6|db.t.000000001.csv|db,t,csv,NONE", "L-R7|DB.T.0001.CSV|DB,T,csv,NONE",
        "L-R8|db.t.1.2.csv|db,t.1,csv,NONE",
        "L-R9|db.0002.sql|db,0002,sql,NONE", "L-R10|db.t-schema-view.sql.gz|db,t,view-schema,GZIP",
        "L-R11|db.v-schema-post.sql.gz|ignored", "L-R12|db.t.csv.gz.BAK|ignored",
        "L-R16|db.t.0001.snappy.parquet|db,t,parquet,NONE", "L-R20|db.t%22.sql|db,t\",sql,NONE",
        "L-R21|db.t%gg.csv|db,t%gg,csv,NONE", "L-R22|db.a-schema.sql|db,a,table-schema,NONE",
        "L-R22|db.a%2Dschema.sql|db,a-schema,sql,NONE", "L-R23|db.sql|ignored", "L-R23|db-schema.sql|ignored",
        "L-R24|db.t.0001-002.sql|db,t.0001-002,sql,NONE"})
    void routesAsLightningDoes(String number, String key, String role) {
        assertThat(routed(FileRouter.DEFAULT, key)).as(number).isEqualTo(role);
    }

    /**
     * R13, R14, R15: refused before anything is imported, with what to do; Lightning takes lz4 and fails when it reads
     * it. R27, R28: as Lightning, in words that name the files.
     */
    @ParameterizedTest(name = "{0} {1}")
    @CsvSource(delimiter = '|', value = {"L-R13|db.t.sql.bz2|packed as 'bz2', which TiDB cannot unpack",
        "L-R14|db.t.sql.lz4|packed as 'lz4', which TiDB cannot unpack",
        "L-R15|db.t.parquet.gz|a Parquet file packed as a whole",
        "L-R27|a/db-schema-create.sql b/db-schema-create.sql|more than one schema file",
        "L-R28|db.tbl-schema-view.sql|schema file of its placeholder table is missing"})
    void refusesBeforeAnythingIsImported(String number, String keys, String because) {
        assertThat(problem(keys.split(" ", -1))).as(number).contains(because);
    }

    /**
     * R17: Lightning reads schema {@code some}, table {@code dir/file}; nobody means that. R18: Lightning up to 8.5 takes
     * the part's name for a schema; newer versions know the layout, as we do.
     */
    @ParameterizedTest(name = "{0} {1}")
    @CsvSource(delimiter = '|', value = {"L-R17|some.dir/file.sql|ignored",
        "L-R18|mydb/mydb.users/1/" + PART + "|mydb,users,parquet,NONE"})
    void routesOtherwiseThanLightning(String number, String key, String role) {
        assertThat(routed(FileRouter.DEFAULT, key)).as(number).isEqualTo(role);
    }

    /** The rule for Aurora as TiDB's documentation prints it in one place, and with a dot that is any character in another. */
    @ParameterizedTest(name = "{0} {1}")
    @CsvSource(delimiter = '|', value = {"L-R19|mydb/mydb.users/1/" + PART + "|mydb,users,parquet,NONE",
        "beyond what the default rules take|my_db/my_db.order_items/" + PART + "|my_db,order_items,parquet,NONE"})
    void routesByTheDocumentedRulesForAurora(String number, String key, String role) {
        for (String directory : List.of("([a-z0-9_]+)\\.([a-z0-9_]+)", "([a-z0-9\\-_]+).([a-z0-9\\-_]+)")) {
            String pattern = "(?i)^(?:[^/]*/)*" + directory + "/(?:[^/]*/)*(?:[a-z0-9\\-_.]+\\.(parquet))$";
            assertThat(routed(rule(pattern, "$1", "$2", "$3"), key)).as("%s %s", number, pattern).isEqualTo(role);
        }
    }

    /** A group's name takes all letters, digits and underscores that follow. */
    @ParameterizedTest(name = "{0} {1}")
    @CsvSource({"L-R25,$1_$schema,invalid named capture '$1_'"})
    void refusesANameThatRunsOn(String number, String table, String because) {
        assertThatThrownBy(() -> rule("(?P<schema>a)", "s", table, "sql")).as(number)
                .isInstanceOf(InvalidFileRuleException.class)
                .hasMessage("file rule 1: " + because);
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
