package dev.sluice.sdk.schema;

import dev.sluice.sdk.check.Problem;
import dev.sluice.sdk.columns.ColumnRules;
import dev.sluice.sdk.ddl.DdlPlan;
import dev.sluice.sdk.scan.Inventory;
import dev.sluice.sdk.schema.ColumnDifference.Side;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Holds tables that are routed into one against each other. Where rows are read into columns from left to right, a table with
 * other columns would fill the wrong ones without an error. Pure.
 */
public final class MergedTables {

    private MergedTables() {}

    /**
     * Compares the schema files of each merged table with that of the table that is created.
     *
     * @param rules say whose rows are read into columns from left to right
     * @return what is wrong; a file that does not list its columns is left out
     */
    public static List<Problem> problems(DdlPlan plan, Inventory inventory, ColumnRules rules) {
        return plan.tables()
                .stream()
                .filter(table -> !table.columns().isEmpty())
                .filter(table -> inventory.table(table.name()).filter(rules::readByPlace).isPresent())
                .flatMap(table -> problems(table, plan.merged()))
                .toList();
    }

    private static Stream<Problem> problems(DdlPlan.Table created, List<DdlPlan.Table> merged) {
        return merged.stream()
                .filter(table -> table.name().folded().equals(created.name().folded()))
                .filter(table -> !table.columns().isEmpty())
                .flatMap(table -> problem(created, table).stream());
    }

    private static Optional<Problem> problem(DdlPlan.Table created, DdlPlan.Table merged) {
        return new ColumnDifference(side(merged), side(created)).text(true)
                .map(difference -> new Problem(created.name()
                        + ": the rows of several tables are read into it from left to right, but their columns differ: "
                        + difference, "use files whose header names the columns, or route them to different tables"));
    }

    private static Side side(DdlPlan.Table table) {
        return new Side(table.place().file(), table.columns());
    }
}
