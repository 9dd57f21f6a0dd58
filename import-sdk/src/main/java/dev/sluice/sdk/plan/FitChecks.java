package dev.sluice.sdk.plan;

import dev.sluice.sdk.check.Check;
import dev.sluice.sdk.check.Finding;
import dev.sluice.sdk.scan.Inventory;
import dev.sluice.sdk.scan.SourceTable;
import dev.sluice.sdk.scan.SourceView;
import dev.sluice.sdk.schema.TargetTable;
import dev.sluice.sdk.schema.TargetTables;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** Whether tables exist or can be created, and no name is taken by something else. Asks nobody. */
final class FitChecks {
    private static final String RENAME = "rename or drop one of them";

    private final TargetTables existing;
    private final Consumer<Finding> found;

    private FitChecks(TargetTables existing, Consumer<Finding> found) {
        this.existing = existing;
        this.found = found;
    }

    /** The tables that fit, in the inventory's order; what does not is told, of views too. */
    static List<PlannedTable> look(Inventory inventory, TargetTables existing, Consumer<Finding> found) {
        FitChecks checks = new FitChecks(existing, found);
        inventory.views().forEach(checks::requireFree);
        return inventory.tables().stream().flatMap(table -> checks.placed(table).stream()).toList();
    }

    private void requireFree(SourceView view) {
        if (existing.of(view.name()).filter(there -> there != TargetTable.VIEW).isPresent()) {
            tell(view.name() + ": the target has something of this name that is not a view", RENAME);
        }
    }

    private Optional<PlannedTable> placed(SourceTable table) {
        Optional<TargetTable> there = existing.of(table.name());
        if (there.isEmpty() && table.schemaFile().isPresent()) {
            return Optional.of(PlannedTable.of(table, PlannedTable.Where.IN_DUMP));
        }
        if (there.isEmpty()) {
            tell(table.name() + ": the dump has no schema file for it and the target has no such table",
                    "create it first, or add " + table.name() + "-schema.sql");
            return Optional.empty();
        }
        if (there.get() != TargetTable.BASE_TABLE) {
            tell(table.name() + ": the target has something of this name that is not a table", RENAME);
            return Optional.empty();
        }
        return Optional.of(PlannedTable.of(table, PlannedTable.Where.IN_TARGET));
    }

    private void tell(String seen, String advice) {
        found.accept(Finding.critical(Check.TABLES_FIT_TARGET, seen, advice));
    }
}
