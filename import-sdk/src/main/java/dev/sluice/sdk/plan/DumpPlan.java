package dev.sluice.sdk.plan;

import dev.sluice.sdk.TableName;
import dev.sluice.sdk.check.Findings;
import dev.sluice.sdk.ddl.DdlPlan;
import dev.sluice.sdk.scan.Inventory;
import dev.sluice.sdk.schema.SchemaCreation;
import dev.sluice.sdk.schema.TargetCatalogue;
import dev.sluice.sdk.schema.TargetTables;
import dev.sluice.sdk.statement.ImportRequest;
import dev.sluice.sdk.tidb.DataSettings;
import dev.sluice.sdk.zone.DataZone;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * What an import of a dump does, unless something was found that stands against it.
 *
 * @param request   what was asked
 * @param location  where its files lie, as a statement says it
 * @param inventory all that the dump holds
 * @param ddl       what to create
 * @param existing  what the target had; empty when none was asked
 * @param tables    by name, those that can be filled or created; what keeps the others from it was told
 */
public record DumpPlan(DumpRequest request, String location, Inventory inventory, DdlPlan ddl,
        Optional<TargetTables> existing, List<PlannedTable> tables) {

    public DumpPlan {
        tables = List.copyOf(tables);
    }

    /** The table of this name, as TiDB compares names. */
    public Optional<PlannedTable> table(TableName name) {
        return tables.stream().filter(table -> table.name().folded().equals(name.folded())).findFirst();
    }

    /** What the session is set to that sends the statement of a table; UTC where only a target knows that was not asked. */
    public DataSettings data(PlannedTable table) {
        return new DataSettings(request.rows().sqlMode(), table.zone().known().orElse(DataZone.UTC));
    }

    /** The table that is to be there before all others, to ask TiDB about: one with data, which exists if there is such a one. */
    public Optional<PlannedTable> first() {
        return tables.stream()
                .filter(PlannedTable::hasData)
                .min(Comparator.comparing(table -> !table.isInTarget()));
    }

    /** Creates what does not exist yet. Blocks; may be repeated. */
    public void create(SchemaCreation creation) {
        create(ddl, creation);
    }

    /** The same for one table and what it needs. */
    public void create(TableName table, SchemaCreation creation) {
        create(ddl.only(table), creation);
    }

    private void create(DdlPlan wanted, SchemaCreation creation) {
        creation.run(wanted, request.rows().sqlMode(),
                name -> table(name).flatMap(table -> table.zone().known()).orElse(DataZone.UTC));
    }

    /**
     * The statement of a table.
     *
     * @throws IllegalArgumentException when the table has no data
     */
    public ImportRequest statement(PlannedTable table) {
        return ImportRequest.of(table.source(), request.columns().csv(), request.options())
                .withFields(table.fields());
    }

    /**
     * Compares what TiDB has made of the schema files with what was read out of them, in a few statements. Blocks.
     *
     * @param findings told which column list is not that of its table
     */
    public void compareCreated(TargetCatalogue target, Findings findings) {
        CreatedColumns.look(target, tables, findings);
    }
}
