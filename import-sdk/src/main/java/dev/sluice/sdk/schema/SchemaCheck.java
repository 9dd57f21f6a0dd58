package dev.sluice.sdk.schema;

import dev.sluice.sdk.TableName;
import dev.sluice.sdk.check.Problem;
import dev.sluice.sdk.ddl.DdlPlan;
import dev.sluice.sdk.ddl.TableColumn;
import dev.sluice.sdk.scan.Inventory;
import dev.sluice.sdk.scan.SourceTable;
import dev.sluice.sdk.schema.ColumnDifference.Side;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/** Compares what a dump defines with what a target has, before anything is created. Reads only. */
public final class SchemaCheck {
    private final TargetCatalogue catalogue;
    private final DdlPlan plan;
    private final Inventory inventory;
    private final TargetTables existing;
    private final Set<TableName> dumped = new HashSet<>();
    private final List<Problem> problems = new ArrayList<>();
    private final List<String> notices = new ArrayList<>();

    private SchemaCheck(TargetCatalogue catalogue, TargetTables existing, DdlPlan plan, Inventory inventory) {
        this.catalogue = catalogue;
        this.existing = existing;
        this.plan = plan;
        this.inventory = inventory;
        inventory.tables().forEach(table -> dumped.add(table.name().folded()));
        inventory.views().forEach(view -> dumped.add(view.name().folded()));
    }

    /**
     * Looks at the target's columns, in a few statements. Blocks.
     *
     * @param existing   what the target had, asked with the same plan and inventory
     * @param byPosition whose rows are read into columns from left to right, so that the columns' order counts
     * @throws dev.sluice.sdk.tidb.TidbException when TiDB cannot be asked
     */
    public static SchemaFindings of(TargetCatalogue catalogue, TargetTables existing, DdlPlan plan,
            Inventory inventory, Predicate<SourceTable> byPosition) {
        SchemaCheck check = new SchemaCheck(catalogue, existing, plan, inventory);
        check.faults();
        check.compareTables(byPosition);
        plan.tables().forEach(check::requireOriginal);
        plan.views().forEach(check::view);
        return new SchemaFindings(check.problems, check.notices);
    }

    /** A schema file is there to create something; where that exists, the file may be as it likes. */
    private void faults() {
        if (plan.faults().isEmpty()) {
            return;
        }
        Set<String> databases = catalogue.databases();
        for (DdlPlan.Fault fault : plan.faults()) {
            boolean exists = fault.object()
                    .map(existing::has)
                    .orElseGet(() -> databases.contains(fault.schema().toLowerCase(Locale.ROOT)));
            if (exists) {
                notices.add(fault.problem().sentence() + "; " + fault.object()
                        .map(TableName::toString)
                        .orElse(fault.schema())
                        + " is in the target and is left as it is");
            } else {
                problems.add(fault.problem());
            }
        }
    }

    /** Leaves out those whose columns the file does not list, or our account may not see. */
    private void compareTables(Predicate<SourceTable> byPosition) {
        List<DdlPlan.Table> comparable = plan.tables()
                .stream()
                .filter(table -> existing.of(table.name()).equals(Optional.of(TargetTable.BASE_TABLE)))
                .filter(table -> !table.columns().isEmpty())
                .toList();
        Map<TableName, List<TableColumn>> columns = catalogue.columns(comparable.stream()
                .map(DdlPlan.Table::name)
                .toList());
        comparable.stream()
                .filter(table -> columns.containsKey(table.name().folded()))
                .forEach(table -> compare(table, columns.get(table.name().folded()), byPosition));
    }

    private void compare(DdlPlan.Table table, List<TableColumn> columns, Predicate<SourceTable> byPosition) {
        Optional<SourceTable> source = inventory.table(table.name());
        new ColumnDifference(new Side("the dump", table.columns()), new Side("the target", columns))
                .text(source.filter(byPosition).isPresent())
                .ifPresent(difference -> problems.add(new Problem(
                        table.name() + ": the target has a table of this name with other columns than " + table.place()
                                + " says: " + difference,
                        "alter or drop it, or move the schema file away to import into it as it is")));
    }

    private void requireOriginal(DdlPlan.Table table) {
        if (!existing.has(table.name())) {
            table.like().ifPresent(other -> requireKnown(other, table.place() + ": the table is like "));
        }
    }

    private void view(DdlPlan.View view) {
        if (!existing.has(view.name())) {
            view.selected()
                    .stream()
                    .sorted()
                    .forEach(other -> requireKnown(other, view.place() + ": the view selects from "));
        }
    }

    private void requireKnown(TableName other, String what) {
        if (!dumped.contains(other.folded()) && !existing.has(other)) {
            problems.add(new Problem(what + other + ", which is neither in the dump nor in the target",
                    "create it first, or leave this one out with the filter"));
        }
    }
}
