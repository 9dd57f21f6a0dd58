package dev.sluice.sdk.schema;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.sdk.check.Problem;
import dev.sluice.sdk.columns.ColumnRules;
import dev.sluice.sdk.ddl.DdlPlanner;
import dev.sluice.sdk.ddl.SchemaSyntax;
import dev.sluice.sdk.scan.FileRouter;
import dev.sluice.sdk.scan.FileScanner;
import dev.sluice.sdk.scan.Inventory;
import dev.sluice.sdk.scan.NameCase;
import dev.sluice.sdk.scan.ScanRequest;
import dev.sluice.sdk.scan.TableFilter;
import dev.sluice.sdk.scan.TableRoute;
import dev.sluice.sdk.scan.TableRoutes;
import dev.sluice.sdk.scan.WildcardReach;
import dev.sluice.sdk.statement.CsvRules;
import dev.sluice.sdk.store.FakeStore;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MergedTablesTest {
    private final FakeStore dump = new FakeStore().put("s0.t-schema.sql", "CREATE TABLE t (id INT, a INT, b INT)")
            .put("s0.t.1.csv", "1,10,20")
            .put("s1.t.1.csv", "2,20,10");

    private List<String> problems(boolean byPosition) {
        ScanRequest request = new ScanRequest(FileRouter.DEFAULT, TableFilter.parse(TableFilter.DEFAULT_RULES),
                TableRoutes.of(List.of(new TableRoute("s?", null, "all", null)), NameCase.INSENSITIVE),
                WildcardReach.LAST_SEGMENT);
        Inventory inventory = new FileScanner(dump).scan(request);
        ColumnRules named = ColumnRules.of(CsvRules.DEFAULT);
        return MergedTables.problems(DdlPlanner.plan(dump, inventory, SchemaSyntax.DEFAULT), inventory,
                new ColumnRules(named.csv(), named.charset(), !byPosition, named.ignored()))
                .stream()
                .map(Problem::sentence)
                .toList();
    }

    /** Lightning takes the first schema file and fills the columns from left to right. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "id INT, b INT, a INT|s1.t-schema.sql has them in the order [id, b, a], s0.t-schema.sql in the order [id, a, b]",
        "id INT, a INT|only s0.t-schema.sql has b", "id INT, a INT, c INT, b INT|only s1.t-schema.sql has c",
        "id INT, a INT, b INT AS (a + 1)|only s1.t-schema.sql computes b"})
    void refusesTablesWhoseRowsWouldFillOtherColumns(String columns, String difference) {
        // Given
        dump.put("s1.t-schema.sql", "CREATE TABLE t (" + columns + ")");

        // Then
        assertThat(problems(true)).containsExactly(
                "all.t: the rows of several tables are read into it from left to right, but their columns differ: "
                        + difference
                        + "; use files whose header names the columns, or route them to different tables");
    }

    @Test
    void takesTablesOfTheSameColumns() {
        // Given
        dump.put("s1.t-schema.sql", "CREATE TABLE t (ID BIGINT, A INT, b TEXT, KEY (a))");

        // Then
        assertThat(problems(true)).isEmpty();
    }

    @Test
    void leavesRowsThatFindTheirColumnsByNameToTheirHeaders() {
        // Given
        dump.put("s1.t-schema.sql", "CREATE TABLE t (id INT, b INT, a INT)");

        // Then
        assertThat(problems(false)).isEmpty();
    }
}
