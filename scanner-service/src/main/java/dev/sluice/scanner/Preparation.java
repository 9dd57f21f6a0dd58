package dev.sluice.scanner;

import dev.sluice.sdk.TableName;
import dev.sluice.sdk.ddl.DdlPlan;
import dev.sluice.sdk.ddl.DdlPlanner;
import dev.sluice.sdk.scan.Format;
import dev.sluice.sdk.scan.Inventory;
import dev.sluice.sdk.scan.ScanRefusedException;
import dev.sluice.sdk.scan.SourceTable;
import dev.sluice.sdk.schema.SchemaCheck;
import dev.sluice.sdk.schema.SchemaFindings;
import dev.sluice.sdk.schema.TargetCatalogue;
import dev.sluice.sdk.statement.CsvRules;
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
 * @param notices schema files that cannot be used and are not needed
 */
record Preparation(DdlPlan ddl, Map<TableName, List<String>> columns, List<String> notices) {

    Preparation {
        columns = Map.copyOf(columns);
        notices = List.copyOf(notices);
    }

    /**
     * Reads schema files and headers and looks at the target; changes nothing.
     *
     * @param requirements whether rows and jobs in the target stand in the way
     * @throws ScanRefusedException with all that stands against the import
     */
    static Preparation of(ObjectStore store, Inventory inventory, CheckedManifest manifest, Requirements requirements,
            TargetServer server, TidbSession session, StopSignal stop) {
        DdlPlan ddl = DdlPlanner.plan(store, inventory, manifest.syntax());
        TargetCatalogue catalogue = new TargetCatalogue(session);
        SchemaFindings schemas = SchemaCheck.of(catalogue, ddl, inventory,
                table -> isReadByPosition(table, manifest.csv()));
        List<String> problems = new ArrayList<>(schemas.problems());
        TableChecks checks = new TableChecks(catalogue, server.liveJobs(), inventory, problems::add);
        inventory.views().forEach(checks::requireFree);
        CsvColumns csv = new CsvColumns(store, manifest.csv(), catalogue, ddl);
        Map<TableName, List<String>> columns = new HashMap<>();
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
        return new Preparation(ddl, columns, schemas.notices());
    }

    /** A CSV header is compared with the columns by itself. */
    private static boolean isReadByPosition(SourceTable table, CsvRules csv) {
        return table.pattern().filter(pattern -> pattern.format() != Format.CSV || !csv.header()).isPresent();
    }
}
