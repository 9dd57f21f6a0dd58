package dev.sluice.sdk.plan;

import dev.sluice.sdk.TableName;
import dev.sluice.sdk.check.Check;
import dev.sluice.sdk.check.Finding;
import dev.sluice.sdk.check.Findings;
import dev.sluice.sdk.columns.ColumnRules;
import dev.sluice.sdk.ddl.DdlPlan;
import dev.sluice.sdk.scan.Inventory;
import dev.sluice.sdk.schema.MergedTables;
import dev.sluice.sdk.schema.SchemaCheck;
import dev.sluice.sdk.schema.SchemaFindings;
import dev.sluice.sdk.schema.TargetCatalogue;
import dev.sluice.sdk.schema.TargetTables;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Whether the schema files can be used, and agree with what the target has. */
final class SchemaFileChecks {

    private SchemaFileChecks() {}

    /** Looks at the source alone. A schema file that cannot be used may not be needed: who knows? */
    static void look(DdlPlan ddl, Findings findings) {
        ddl.faults().stream().map(DdlPlan.Fault::problem).forEach(findings.critical(Check.SCHEMA_FILES));
    }

    /** Compares tables that routes make one. Looks at the source alone. */
    static void compareMerged(Inventory inventory, ColumnRules rules, DdlPlan ddl, Findings findings) {
        MergedTables.problems(ddl, inventory, rules)
                .forEach(findings.critical(Check.SCHEMA_FILES));
    }

    /** Looks at the target too, in a few statements. */
    static void look(Inventory inventory, List<PlannedTable> tables, DdlPlan ddl, TargetCatalogue catalogue,
            TargetTables existing, Findings findings) {
        Set<TableName> byPlace = tables.stream()
                .filter(PlannedTable::isReadByPlace)
                .map(PlannedTable::name)
                .collect(Collectors.toSet());
        SchemaFindings seen = SchemaCheck.of(catalogue, existing, ddl, inventory,
                table -> byPlace.contains(table.name()));
        seen.problems().forEach(findings.critical(Check.SCHEMA_FILES));
        seen.notices().forEach(notice -> findings.accept(Finding.warning(Check.SCHEMA_FILES, notice, "")));
    }
}
