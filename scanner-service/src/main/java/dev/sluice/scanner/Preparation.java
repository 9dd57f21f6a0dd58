package dev.sluice.scanner;

import dev.sluice.sdk.TableName;
import dev.sluice.sdk.columns.FieldLists;
import dev.sluice.sdk.ddl.DdlPlan;
import dev.sluice.sdk.ddl.DdlPlanner;
import dev.sluice.sdk.scan.Inventory;
import dev.sluice.sdk.scan.ScanRefusedException;
import dev.sluice.sdk.scan.SourceTable;
import dev.sluice.sdk.schema.TargetCatalogue;
import dev.sluice.sdk.statement.FieldTarget;
import dev.sluice.sdk.store.ObjectStore;
import dev.sluice.sdk.tidb.TidbSession;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What a scan has found out and may now carry out.
 *
 * @param ddl     what to create
 * @param columns the column list of each table's statement; empty for the table's own order
 */
record Preparation(DdlPlan ddl, Map<TableName, List<FieldTarget>> columns) {

    Preparation {
        columns = Map.copyOf(columns);
    }

    /**
     * Reads schema files and headers and looks at the target; changes nothing.
     *
     * @param requirements whether rows and jobs in the target stand in the way
     * @throws ScanRefusedException with all that stands against the import
     */
    static Preparation of(ObjectStore store, Inventory inventory, CheckedManifest manifest, Requirements requirements,
            TargetServer server, TidbSession session, StopSignal stop) {
        List<String> problems = new ArrayList<>();
        DdlPlan ddl = DdlPlanner.plan(store, inventory, problems::add);
        TargetCatalogue catalogue = new TargetCatalogue(session);
        TableChecks checks = new TableChecks(catalogue, server.liveJobs(), inventory, problems::add);
        inventory.views().forEach(checks::requireFree);
        CsvColumns csv = new CsvColumns(new FieldLists(store, manifest.columns(), stop::check), catalogue, ddl);
        Map<TableName, List<FieldTarget>> columns = new HashMap<>();
        for (SourceTable table : inventory.tables()) {
            stop.check();
            checks.existence(table).ifPresent(existence -> {
                if (requirements == Requirements.CHECKED) {
                    checks.requireEmptyAndIdle(table, existence);
                }
                columns.put(table.name(), csv.of(table, existence, problems::add));
            });
        }
        if (!problems.isEmpty()) {
            throw new ScanRefusedException(problems);
        }
        return new Preparation(ddl, columns);
    }
}
