package dev.sluice.scanner;

import dev.sluice.sdk.TableName;
import dev.sluice.sdk.check.Check;
import dev.sluice.sdk.check.Finding;
import dev.sluice.sdk.check.Findings;
import dev.sluice.sdk.columns.ColumnRules;
import dev.sluice.sdk.columns.FieldLists;
import dev.sluice.sdk.ddl.DdlPlan;
import dev.sluice.sdk.ddl.DdlPlanner;
import dev.sluice.sdk.scan.Inventory;
import dev.sluice.sdk.scan.SourceTable;
import dev.sluice.sdk.schema.SchemaCheck;
import dev.sluice.sdk.schema.SchemaFindings;
import dev.sluice.sdk.schema.TargetCatalogue;
import dev.sluice.sdk.schema.TargetTables;
import dev.sluice.sdk.statement.FieldTarget;
import dev.sluice.sdk.store.ObjectStore;
import dev.sluice.sdk.store.SourceUri.Scheme;
import dev.sluice.sdk.tidb.JobManager;
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
record Preparation(DdlPlan ddl, Map<TableName, List<FieldTarget>> columns) {

    Preparation {
        columns = Map.copyOf(columns);
    }

    /** Looks at the source alone; changes nothing. A schema file that cannot be used may not be needed: who knows? */
    static void ofSource(ObjectStore store, Inventory inventory, CheckedManifest manifest, Findings findings) {
        plan(store, inventory, manifest, findings).faults()
                .forEach(fault -> findings.critical(Check.SCHEMA_FILES).accept(fault.message()));
    }

    private static DdlPlan plan(ObjectStore store, Inventory inventory, CheckedManifest manifest, Findings findings) {
        NameChecks.look(inventory, findings);
        SizeChecks.look(inventory.tables(), manifest.options(), findings);
        return DdlPlanner.plan(store, inventory, manifest.syntax());
    }

    /**
     * Reads schema files and headers and looks at the target; changes nothing.
     *
     * @param requirements whether rows, jobs and privileges in the target stand in the way
     * @param findings     told all that is seen
     */
    static Preparation of(ObjectStore store, Inventory inventory, CheckedManifest manifest, Requirements requirements,
            TargetServer server, TidbSession session, StopSignal stop, Findings findings) {
        DdlPlan ddl = plan(store, inventory, manifest, findings);
        TargetCatalogue catalogue = new TargetCatalogue(session);
        TargetTables existing = TargetTables.of(catalogue, ddl, inventory);
        SchemaFindings schemas = SchemaCheck.of(catalogue, existing, ddl, inventory,
                table -> isReadByPosition(table, manifest.columns()));
        schemas.problems().forEach(findings.critical(Check.SCHEMA_FILES));
        schemas.notices().forEach(notice -> findings.accept(Finding.warning(Check.SCHEMA_FILES, notice, "")));
        TableChecks checks = new TableChecks(catalogue, existing, server.liveJobs(), store.location(""), findings);
        inventory.views().forEach(checks::requireFree);
        EarlierWork before = manifest.before();
        before.requireAllIn(inventory.tables(), findings.critical(Check.TAKE_OVER));
        EarlierJobs jobs = EarlierJobs.ask(before.jobIds(), new JobManager(session, server.capabilities()),
                findings.critical(Check.TAKE_OVER));
        CsvColumns csv = new CsvColumns(new FieldLists(store, manifest.columns(), stop::check), catalogue, ddl);
        Consumer<String> misfit = findings.critical(Check.CSV_HEADERS);
        Map<TableName, List<FieldTarget>> columns = new HashMap<>();
        GrantChecks grants = grants(inventory, manifest, checks);
        for (SourceTable table : inventory.tables()) {
            stop.check();
            checks.existence(table).ifPresent(existence -> {
                if (requirements == Requirements.CHECKED) {
                    check(table, existence, before, jobs, checks);
                }
                if (existence == TableExistence.IN_DUMP) {
                    grants.created(table.name());
                }
                columns.put(table.name(), before.hasFinished(table.name())
                        ? List.of() // Nothing is read any more, so no header can be wrong.
                        : csv.of(table, existence, misfit));
            });
        }
        if (requirements == Requirements.CHECKED) {
            grants.look(GrantChecks.ask(session), findings);
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

    /** A CSV header is compared with the columns by itself. */
    private static boolean isReadByPosition(SourceTable table, ColumnRules rules) {
        return table.pattern().filter(pattern -> !rules.areNamed(pattern.format())).isPresent();
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
