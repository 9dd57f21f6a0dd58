package dev.sluice.scanner;

import dev.sluice.sdk.check.Check;
import dev.sluice.sdk.check.Finding;
import dev.sluice.sdk.check.Findings;
import dev.sluice.sdk.columns.ColumnRules;
import dev.sluice.sdk.ddl.DdlPlan;
import dev.sluice.sdk.scan.SourceTable;
import dev.sluice.sdk.schema.MergedTables;
import dev.sluice.sdk.schema.SchemaCheck;
import dev.sluice.sdk.schema.SchemaFindings;
import dev.sluice.sdk.schema.TargetCatalogue;
import dev.sluice.sdk.schema.TargetTables;

/** Whether the schema files can be used, and agree with what the target has. */
final class SchemaFileChecks {

    private SchemaFileChecks() {}

    /** Looks at the source alone. A schema file that cannot be used may not be needed: who knows? */
    static void look(DdlPlan ddl, Findings findings) {
        ddl.faults().stream().map(DdlPlan.Fault::problem).forEach(findings.critical(Check.SCHEMA_FILES));
    }

    /** Compares tables that routes make one. Looks at the source alone. */
    static void compareMerged(ListedSource source, DdlPlan ddl, Findings findings) {
        MergedTables.problems(ddl, name -> source.inventory()
                .table(name)
                .filter(table -> isReadByPosition(table, source.manifest().columns()))
                .isPresent()).forEach(findings.critical(Check.SCHEMA_FILES));
    }

    /** Looks at the target too, in a few statements. */
    static void look(ListedSource source, DdlPlan ddl, TargetCatalogue catalogue, TargetTables existing,
            Findings findings) {
        SchemaFindings seen = SchemaCheck.of(catalogue, existing, ddl, source.inventory(),
                table -> isReadByPosition(table, source.manifest().columns()));
        seen.problems().forEach(findings.critical(Check.SCHEMA_FILES));
        seen.notices().forEach(notice -> findings.accept(Finding.warning(Check.SCHEMA_FILES, notice, "")));
    }

    /** A CSV header is compared with the columns by itself. */
    private static boolean isReadByPosition(SourceTable table, ColumnRules rules) {
        return table.pattern().filter(pattern -> !rules.areNamed(pattern.format())).isPresent();
    }
}
