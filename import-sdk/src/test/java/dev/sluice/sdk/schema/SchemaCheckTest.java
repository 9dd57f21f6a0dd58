package dev.sluice.sdk.schema;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.sdk.check.Problem;
import dev.sluice.sdk.ddl.DdlPlan;
import dev.sluice.sdk.ddl.DdlPlanner;
import dev.sluice.sdk.ddl.SchemaSyntax;
import dev.sluice.sdk.scan.FileScanner;
import dev.sluice.sdk.scan.Inventory;
import dev.sluice.sdk.scan.ScanRequest;
import dev.sluice.sdk.scan.TableFilter;
import dev.sluice.sdk.scan.WildcardReach;
import dev.sluice.sdk.store.FakeStore;
import dev.sluice.sdk.tidb.ResultRows;
import dev.sluice.sdk.tidb.SessionSettings;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SchemaCheckTest {
    private final FakeStore dump = new FakeStore();
    private final FakeTarget target = new FakeTarget();
    private final List<List<@Nullable String>> tables = new ArrayList<>();

    private SchemaFindings findings(boolean byPosition) {
        target.answering("information_schema.TABLES",
                () -> new ResultRows(List.of("TABLE_SCHEMA", "TABLE_NAME", "TABLE_TYPE"), tables))
                .answering("information_schema.SCHEMATA", () -> new ResultRows(List.of("SCHEMA_NAME"),
                        tables.stream().map(table -> List.of(String.valueOf(table.getFirst()))).toList()));
        Inventory inventory = new FileScanner(dump)
                .scan(new ScanRequest(TableFilter.parse(TableFilter.DEFAULT_RULES), WildcardReach.LAST_SEGMENT));
        DdlPlan plan = DdlPlanner.plan(dump, inventory, SchemaSyntax.DEFAULT);
        TargetCatalogue catalogue = new TargetCatalogue(target.open(SessionSettings.DEFAULT));
        return SchemaCheck.of(catalogue, TargetTables.of(catalogue, plan, inventory), plan, inventory,
                table -> byPosition);
    }

    private void exists(String schema, String table, String type) {
        tables.add(List.of(schema, table, type));
    }

    /** Columns of db.t, each a name and what information_schema says is extra about it. */
    private void columns(String columns) {
        exists("DB", "T", "BASE TABLE");
        target.answering("information_schema.COLUMNS", () -> new ResultRows(
                List.of("TABLE_SCHEMA", "TABLE_NAME", "COLUMN_NAME", "EXTRA"),
                List.of(columns.split(", ", -1))
                        .stream()
                        .map(column -> List.of("DB", "T", column.split(" ", 2)[0],
                                column.contains(" ") ? column.split(" ", 2)[1] : ""))
                        .toList()));
    }

    /** Lightning imports into whatever has the name. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"a, c|only the dump has b, g; only the target has c",
        "a, B, g|only the dump computes g", "a, b STORED GENERATED, g VIRTUAL GENERATED|only the target computes b",
        "a, b|only the dump has g",
        "b, a, g STORED GENERATED|the dump has them in the order [a, b, g], the target in the order [b, a, g]"})
    void refusesATableWithOtherColumns(String columns, String difference) {
        // Given
        dump.put("db.t-schema.sql", "\nCREATE TABLE t (a INT, `b` VARCHAR(3), g INT AS (a + 1))");
        columns(columns);

        // Then
        assertThat(findings(true).problems()).extracting(Problem::sentence)
                .containsExactly(
                        "db.t: the target has a table of this name with other columns than db.t-schema.sql:2 says: "
                                + difference
                                + "; alter or drop it, or move the schema file away to import into it as it is");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"a, b, g VIRTUAL GENERATED|true",
        "A, B auto_increment, G STORED GENERATED|true",
        "g STORED GENERATED, a, b DEFAULT_GENERATED|true", "b, a, g STORED GENERATED|false"})
    void takesATableThatDiffersOnlyInWhatCannotMislead(String columns, boolean byPosition) {
        // Given: types are spelled in many ways, and so are names
        dump.put("db.t-schema.sql", "CREATE TABLE t (a INT, `b` VARCHAR(3), g INT AS (a + 1))");
        columns(columns);

        // Then
        assertThat(findings(byPosition).problems()).isEmpty();
    }

    @Test
    void doesNotCompareWhatItCannotSee() {
        // Given: no column is visible to our account, and LIKE lists none
        dump.put("db.t-schema.sql", "CREATE TABLE t (a INT)").put("db.u-schema.sql", "CREATE TABLE u LIKE gone");
        exists("db", "t", "BASE TABLE");
        exists("db", "u", "BASE TABLE");

        // Then
        assertThat(findings(true)).isEqualTo(new SchemaFindings(List.of(), List.of()));
    }

    /**
     * As Lightning for a table; it fails on the file of a database or a view that exists, and takes an empty file of a table
     * that does not exist for nothing to do.
     */
    @Test
    void takesAFileThatCannotBeUsedWhereWhatItIsForExists() {
        // Given
        faulty();
        exists("db", "t", "BASE TABLE");
        exists("db", "v", "VIEW");

        // When
        SchemaFindings findings = findings(true);

        // Then
        assertThat(findings.problems()).isEmpty();
        assertThat(findings.notices()).satisfiesExactly(
                notice -> assertThat(notice).startsWith("db-schema-create.sql:1: failed to decode it as auto")
                        .endsWith("; db is in the target and is left as it is"),
                notice -> assertThat(notice).isEqualTo("db.t-schema.sql:1: is empty; it must hold one CREATE TABLE"
                        + " statement; db.t is in the target and is left as it is"),
                notice -> assertThat(notice).startsWith("db.v-schema-view.sql:2: the text that a ' opens has no end"));
    }

    /**
     * Lightning warns of a database's file that it cannot read, or that is empty, and creates the database without its
     * character set.
     */
    @Test
    void refusesAFileThatCannotBeUsedWhereItIsNeeded() {
        // Given
        faulty();

        // When
        SchemaFindings findings = findings(true);

        // Then
        assertThat(findings.notices()).isEmpty();
        assertThat(findings.problems()).extracting(Problem::sentence)
                .satisfiesExactly(
                        problem -> assertThat(problem).startsWith(
                                "db-schema-create.sql:1: failed to decode it as auto"),
                        problem -> assertThat(problem).startsWith("db.t-schema.sql:1: is empty"),
                        problem -> assertThat(problem).startsWith("db.v-schema-view.sql:2: the text that a ' opens"));
    }

    private void faulty() {
        dump.put("db-schema-create.sql", new byte[]{(byte) 0xff})
                .put("db.t-schema.sql", " ")
                .put("db.v-schema.sql", "")
                .put("db.v-schema-view.sql", "CREATE VIEW v AS\nSELECT 'x");
    }

    @Test
    void refusesAViewOrACopyOfWhatIsNowhere() {
        // Given
        view("v", "SELECT 1 FROM t JOIN w JOIN OTHER.Seen JOIN gone, other.gone");
        view("w", "SELECT 1 FROM db.t");
        dump.put("db.t-schema.sql", "CREATE TABLE t (a INT)")
                .put("db.c-schema.sql", "\n\nCREATE TABLE c LIKE gone")
                .put("db.d-schema.sql", "CREATE TABLE d LIKE t");
        exists("other", "seen", "BASE TABLE");

        // Then
        String told = ", which is neither in the dump nor in the target; create it first, or leave this one out with the"
                + " filter";
        assertThat(findings(true).problems()).extracting(Problem::sentence)
                .containsExactly("db.c-schema.sql:3: the table is like db.gone" + told,
                        "db.v-schema-view.sql:1: the view selects from db.gone" + told,
                        "db.v-schema-view.sql:1: the view selects from other.gone" + told);
        assertThat(target.sent()).filteredOn(sql -> sql.contains("information_schema.TABLES"))
                .singleElement()
                .asString()
                .contains("'db', 'other'");
    }

    @Test
    void asksNothingOfAViewThatExists() {
        // Given
        view("v", "SELECT 1 FROM gone");
        exists("db", "v", "VIEW");

        // Then
        assertThat(findings(true).problems()).isEmpty();
    }

    private void view(String name, String query) {
        dump.put("db." + name + "-schema.sql", "")
                .put("db." + name + "-schema-view.sql", "CREATE VIEW v AS " + query);
    }
}
