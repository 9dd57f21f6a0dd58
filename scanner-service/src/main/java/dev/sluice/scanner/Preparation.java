package dev.sluice.scanner;

import dev.sluice.sdk.TableName;
import dev.sluice.sdk.check.Findings;
import dev.sluice.sdk.ddl.DdlPlan;
import dev.sluice.sdk.ddl.DdlPlanner;
import dev.sluice.sdk.schema.NameChecks;
import dev.sluice.sdk.schema.TargetCatalogue;
import dev.sluice.sdk.schema.TargetTables;
import dev.sluice.sdk.statement.FieldTarget;
import java.util.List;
import java.util.Map;

/**
 * What a scan has found out and may now carry out, unless something critical was found.
 *
 * @param ddl     what to create
 * @param columns the column list of each table's statement; empty for the table's own order
 */
record Preparation(DdlPlan ddl, Map<TableName, List<FieldTarget>> columns) {

    Preparation {
        columns = Map.copyOf(columns);
    }

    /** Looks at the source alone; changes nothing. */
    static void ofSource(ListedSource source, Findings findings) {
        SchemaFileChecks.look(plan(source, findings), findings);
    }

    /**
     * Reads schema files and headers and looks at the target; changes nothing. Blocks.
     *
     * @param requirements whether rows, jobs and privileges in the target stand in the way
     * @param findings     told all that is seen
     * @throws ScanStoppedException when the signal was given
     */
    static Preparation of(ListedSource source, OpenTarget target, Requirements requirements, StopSignal stop,
            Findings findings) {
        DdlPlan ddl = plan(source, findings);
        TargetCatalogue catalogue = target.catalogue();
        TargetTables existing = TargetTables.of(catalogue, ddl, source.inventory());
        SchemaFileChecks.look(source, ddl, catalogue, existing, findings);
        List<PlacedTable> tables = FitChecks.look(source.inventory(), existing, findings);
        RoomChecks room = new RoomChecks(catalogue, target.server().liveJobs(), findings);
        TakeOverChecks before = TakeOverChecks.of(source, target, room, findings);
        if (requirements == Requirements.CHECKED) {
            before.look(tables, stop);
            GrantChecks.of(source, tables, existing).look(GrantChecks.ask(target.session()), findings);
        }
        return new Preparation(ddl, new CsvColumns(source, ddl, catalogue, stop, findings).of(tables));
    }

    private static DdlPlan plan(ListedSource source, Findings findings) {
        NameChecks.look(source.inventory(), findings);
        SizeChecks.look(source.inventory().tables(), source.manifest().options(), findings);
        DdlPlan ddl = DdlPlanner.plan(source.store(), source.inventory(), source.manifest().syntax());
        SchemaFileChecks.compareMerged(source, ddl, findings);
        return ddl;
    }
}
