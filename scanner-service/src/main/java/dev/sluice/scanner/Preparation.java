package dev.sluice.scanner;

import dev.sluice.sdk.TableName;
import dev.sluice.sdk.ddl.DdlPlan;
import dev.sluice.sdk.ddl.DdlPlanner;
import dev.sluice.sdk.scan.Inventory;
import dev.sluice.sdk.scan.ScanRefusedException;
import dev.sluice.sdk.scan.SourceTable;
import dev.sluice.sdk.schema.TargetCatalogue;
import dev.sluice.sdk.store.ObjectStore;
import dev.sluice.sdk.tidb.JobManager;
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
record Preparation(DdlPlan ddl, Map<TableName, List<String>> columns) {

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
        TableChecks checks = new TableChecks(catalogue, server.liveJobs(), store.location(""), inventory,
                problems::add);
        inventory.views().forEach(checks::requireFree);
        EarlierWork before = manifest.before();
        before.requireAllIn(inventory.tables(), problems::add);
        EarlierJobs jobs = EarlierJobs.ask(before.jobIds(), new JobManager(session, server.capabilities()),
                problems::add);
        CsvColumns csv = new CsvColumns(store, manifest.csv(), catalogue, ddl);
        Map<TableName, List<String>> columns = new HashMap<>();
        for (SourceTable table : inventory.tables()) {
            stop.check();
            checks.existence(table).ifPresent(existence -> {
                if (requirements == Requirements.CHECKED) {
                    check(table, existence, before, jobs, checks);
                }
                columns.put(table.name(), before.hasFinished(table.name())
                        ? List.of() // Nothing is read any more, so no header can be wrong.
                        : csv.of(table, existence, problems::add));
            });
        }
        if (!problems.isEmpty()) {
            throw new ScanRefusedException(problems);
        }
        return new Preparation(ddl, columns);
    }

    private static void check(SourceTable table, TableExistence existence, EarlierWork before, EarlierJobs jobs,
            TableChecks checks) {
        if (before.hasFinished(table.name())) {
            checks.requireFilled(table, existence);
        } else {
            before.jobOf(table.name())
                    .flatMap(jobs::withId)
                    .ifPresentOrElse(job -> checks.requireOnly(job, table, existence),
                            () -> checks.requireEmptyAndIdle(table, existence));
        }
    }
}
