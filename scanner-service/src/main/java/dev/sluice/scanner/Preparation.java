package dev.sluice.scanner;

import dev.sluice.sdk.TableName;
import dev.sluice.sdk.check.Check;
import dev.sluice.sdk.check.Findings;
import dev.sluice.sdk.ddl.DdlPlan;
import dev.sluice.sdk.ddl.DdlPlanner;
import dev.sluice.sdk.scan.Inventory;
import dev.sluice.sdk.scan.SourceTable;
import dev.sluice.sdk.schema.TargetCatalogue;
import dev.sluice.sdk.store.ObjectStore;
import dev.sluice.sdk.store.SourceUri.Scheme;
import dev.sluice.sdk.tidb.TidbSession;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * What a scan has found out and may now carry out, unless something critical was found.
 *
 * @param ddl     what to create
 * @param columns the column list of each table's statement; empty for the table's own order
 */
record Preparation(DdlPlan ddl, Map<TableName, List<String>> columns) {

    Preparation {
        columns = Map.copyOf(columns);
    }

    /** Looks at the source alone; changes nothing. Its schema files may hold less than the tables need. */
    static DdlPlan ofSource(ObjectStore store, Inventory inventory, CheckedManifest manifest, Findings findings) {
        NameChecks.look(inventory, findings);
        SizeChecks.look(inventory.tables(), manifest.options(), findings);
        return DdlPlanner.plan(store, inventory, findings.critical(Check.SCHEMA_FILES));
    }

    /**
     * Reads schema files and headers and looks at the target; changes nothing.
     *
     * @param requirements whether rows, jobs and privileges in the target stand in the way
     * @param findings     told all that is seen
     */
    static Preparation of(ObjectStore store, Inventory inventory, CheckedManifest manifest, Requirements requirements,
            TargetServer server, TidbSession session, StopSignal stop, Findings findings) {
        DdlPlan ddl = ofSource(store, inventory, manifest, findings);
        TargetCatalogue catalogue = new TargetCatalogue(session);
        TableChecks checks = new TableChecks(catalogue, server.liveJobs(), inventory, findings);
        inventory.views().forEach(checks::requireFree);
        CsvColumns csv = new CsvColumns(store, manifest.csv(), catalogue, ddl);
        Consumer<String> misfit = findings.critical(Check.CSV_HEADERS);
        Map<TableName, List<String>> columns = new HashMap<>();
        GrantChecks grants = grants(inventory, manifest, checks);
        for (SourceTable table : inventory.tables()) {
            stop.check();
            checks.existence(table).ifPresent(existence -> {
                if (requirements == Requirements.CHECKED) {
                    checks.requireEmptyAndIdle(table, existence);
                }
                if (existence == TableExistence.IN_DUMP) {
                    grants.created(table.name());
                }
                columns.put(table.name(), csv.of(table, existence, misfit));
            });
        }
        if (requirements == Requirements.CHECKED) {
            grants.look(GrantChecks.ask(session), findings);
        }
        return new Preparation(ddl, columns);
    }

    private static GrantChecks grants(Inventory inventory, CheckedManifest manifest, TableChecks checks) {
        GrantChecks grants = new GrantChecks();
        inventory.tables()
                .stream()
                .filter(table -> table.pattern().isPresent())
                .forEach(table -> grants.imported(table.name()));
        inventory.views().stream().filter(checks::isMissing).forEach(view -> grants.createdView(view.name()));
        if (manifest.source().scheme() == Scheme.LOCAL) {
            grants.readsServerDisk();
        }
        return grants;
    }
}
