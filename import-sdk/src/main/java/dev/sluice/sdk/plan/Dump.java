package dev.sluice.sdk.plan;

import dev.sluice.sdk.TableName;
import dev.sluice.sdk.check.Check;
import dev.sluice.sdk.check.Finding;
import dev.sluice.sdk.check.Findings;
import dev.sluice.sdk.check.Problem;
import dev.sluice.sdk.columns.FieldLists;
import dev.sluice.sdk.columns.TableFields;
import dev.sluice.sdk.ddl.DdlPlan;
import dev.sluice.sdk.ddl.DdlPlanner;
import dev.sluice.sdk.scan.FileScanner;
import dev.sluice.sdk.scan.Inventory;
import dev.sluice.sdk.scan.ScanRefusedException;
import dev.sluice.sdk.schema.TargetCatalogue;
import dev.sluice.sdk.schema.TargetTables;
import dev.sluice.sdk.store.ObjectStore;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A dump that was listed: what it holds, and the plan of its import.
 *
 * <p>Calls block while storage and target answer, change nothing, and may throw
 * {@link dev.sluice.sdk.store.SourceUnreadableException} and {@link dev.sluice.sdk.tidb.TidbException}.
 */
public final class Dump {
    private final ObjectStore store;
    private final DumpRequest request;
    private final Inventory inventory;

    private Dump(ObjectStore store, DumpRequest request, Inventory inventory) {
        this.store = store;
        this.request = request;
        this.inventory = inventory;
    }

    /**
     * Lists a source once and opens no file.
     *
     * @param store    stays the caller's to close, after the last plan
     * @param findings told why the files do not make tables, or TiDB cannot be told to read them
     * @return empty when something was told
     */
    public static Optional<Dump> list(ObjectStore store, DumpRequest request, Findings findings) {
        try {
            return Optional.of(new Dump(store, request, new FileScanner(store).scan(request.files())));
        } catch (ScanRefusedException e) {
            e.problems()
                    .forEach(problem -> findings.accept(Finding.critical(
                            e.isAboutNames(problem) ? Check.OBJECT_NAMES : Check.FILES_FIT_TABLES, problem)));
            return Optional.empty();
        }
    }

    /** What the source held when it was listed. */
    public Inventory inventory() {
        return inventory;
    }

    /**
     * Why the source holds no table: what its files are instead, as far as their names tell, and what to do.
     *
     * @param source as it was named
     * @return empty when it holds one
     */
    public List<Problem> emptiness(String source) {
        return inventory.tables().isEmpty() ? Emptiness.problems(source, inventory) : List.of();
    }

    /** The same with nothing but this table and its database; empty when there is no such table. */
    public Optional<Dump> only(TableName table) {
        return inventory.only(table).map(one -> new Dump(store, request, one));
    }

    /**
     * Plans as far as the source alone says: columns are those of schema files, and tables without one are taken to exist.
     *
     * @param gate     asked before each table and each file, by any thread; what it throws ends the planning, and is thrown
     * @param findings told all that is seen
     */
    public DumpPlan plan(Runnable gate, Findings findings) {
        DdlPlan ddl = ddl(findings);
        SchemaFileChecks.look(ddl, findings);
        List<PlannedTable> tables = inventory.tables().stream().map(PlannedTable::listed).toList();
        return new DumpPlan(request, store.location(""), inventory, ddl, Optional.empty(),
                saying(tables, KnownColumns.ofDump(ddl), new PlannedZones(request.rows(), Optional.empty(), ddl), gate,
                        findings));
    }

    /**
     * Plans for a target.
     *
     * @param gate     as in {@link #plan(Runnable, Findings)}
     * @param findings told all that is seen
     */
    public DumpPlan plan(TargetCatalogue target, Runnable gate, Findings findings) {
        DdlPlan ddl = ddl(findings);
        TargetTables existing = TargetTables.of(target, ddl, inventory);
        List<PlannedTable> fitting = FitChecks.look(inventory, existing, findings);
        List<PlannedTable> tables = saying(fitting, KnownColumns.ofTarget(target, ddl, fitting),
                new PlannedZones(request.rows(), Optional.of(target.zone()), ddl), gate, findings);
        SchemaFileChecks.look(inventory, tables, ddl, target, existing, findings);
        return new DumpPlan(request, store.location(""), inventory, ddl, Optional.of(existing), tables);
    }

    private DdlPlan ddl(Findings findings) {
        RequestChecks.look(inventory, request, findings);
        NameChecks.look(inventory, findings);
        SizeChecks.look(inventory.tables(), request.options(), findings);
        DdlPlan ddl = DdlPlanner.plan(store, inventory, request.syntax());
        SchemaFileChecks.compareMerged(inventory, request.columns(), ddl, findings);
        return ddl;
    }

    private List<PlannedTable> saying(List<PlannedTable> tables, KnownColumns known, PlannedZones zones,
            Runnable gate, Findings findings) {
        FieldLists lists = new FieldLists(store, request.columns(), gate);
        List<PlannedTable> planned = new ArrayList<>();
        for (PlannedTable table : tables) {
            gate.run();
            // Nothing of a table that is done is read any more, so nothing in its files can be wrong.
            TableFields said = request.isDone(table.name())
                    ? TableFields.UNREAD
                    : lists.read(table.source(), () -> known.of(table), findings.critical(Check.CSV_HEADERS));
            planned.add(table.saying(said, zones.of(table.name(), said, findings.critical(Check.TIME_ZONES))));
        }
        return planned;
    }
}
