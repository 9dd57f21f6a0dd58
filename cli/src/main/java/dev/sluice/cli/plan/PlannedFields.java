package dev.sluice.cli.plan;

import dev.sluice.sdk.TableName;
import dev.sluice.sdk.check.Problem;
import dev.sluice.sdk.columns.ColumnRules;
import dev.sluice.sdk.columns.FieldLists;
import dev.sluice.sdk.ddl.DdlPlan;
import dev.sluice.sdk.ddl.DdlPlanner;
import dev.sluice.sdk.ddl.SchemaSyntax;
import dev.sluice.sdk.ddl.TableColumn;
import dev.sluice.sdk.scan.Inventory;
import dev.sluice.sdk.scan.ScanRefusedException;
import dev.sluice.sdk.scan.SourceTable;
import dev.sluice.sdk.schema.MergedTables;
import dev.sluice.sdk.schema.NameChecks;
import dev.sluice.sdk.statement.FieldTarget;
import dev.sluice.sdk.store.ObjectStore;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The column lists of the statements, as far as the source alone says them: of tables with a schema file. */
final class PlannedFields {

    private PlannedFields() {}

    /**
     * Reads schema files and headers; blocks.
     *
     * @throws ScanRefusedException with all that does not fit
     */
    static Map<TableName, List<FieldTarget>> of(ObjectStore store, Inventory inventory, SchemaSyntax syntax,
            ColumnRules rules) {
        List<Problem> problems = new ArrayList<>();
        DdlPlan ddl = DdlPlanner.plan(store, inventory, syntax);
        NameChecks.look(inventory, name -> problems.add(new Problem(name.seen(), name.advice())));
        ddl.faults().forEach(fault -> problems.add(fault.problem()));
        problems.addAll(MergedTables.problems(ddl, inventory, rules));
        Map<TableName, List<TableColumn>> defined = ddl.columns();
        FieldLists lists = new FieldLists(store, rules, () -> {});
        Map<TableName, List<FieldTarget>> fields = new HashMap<>();
        for (SourceTable table : inventory.tables()) {
            // Where it copies a table that is not in the dump, only the target knows its columns.
            Optional<List<TableColumn>> columns = Optional.ofNullable(defined.get(table.name()))
                    .filter(list -> !list.isEmpty());
            fields.put(table.name(), lists.of(table, () -> columns, problems::add));
        }
        if (!problems.isEmpty()) {
            throw new ScanRefusedException(problems);
        }
        return fields;
    }
}
