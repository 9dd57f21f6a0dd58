package dev.sluice.scanner;

import dev.sluice.sdk.TableName;
import dev.sluice.sdk.check.Check;
import dev.sluice.sdk.check.Findings;
import dev.sluice.sdk.check.Problem;
import dev.sluice.sdk.columns.FieldLists;
import dev.sluice.sdk.ddl.DdlPlan;
import dev.sluice.sdk.ddl.TableColumn;
import dev.sluice.sdk.schema.TargetCatalogue;
import dev.sluice.sdk.statement.FieldTarget;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** Finds the column list of each table's statement, and what does not fit: from its files, and from target or schema file. */
final class CsvColumns {
    private final FieldLists lists;
    private final EarlierWork before;
    private final TargetCatalogue catalogue;
    private final DdlPlan ddl;
    private final Map<TableName, List<TableColumn>> defined;
    private final StopSignal stop;
    private final Consumer<Problem> misfit;

    /** @param stop asked before each table and each file */
    CsvColumns(ListedSource source, DdlPlan ddl, TargetCatalogue catalogue, StopSignal stop, Findings findings) {
        this.lists = new FieldLists(source.store(), source.manifest().columns(), stop::check);
        this.before = source.manifest().before();
        this.catalogue = catalogue;
        this.ddl = ddl;
        this.defined = ddl.columns();
        this.stop = stop;
        this.misfit = findings.critical(Check.CSV_HEADERS);
    }

    /**
     * Reads the first row of each file of each table. Blocks.
     *
     * @return the column list of each statement; empty for the table's own order
     */
    Map<TableName, List<FieldTarget>> of(List<PlacedTable> tables) {
        Map<TableName, List<FieldTarget>> columns = new HashMap<>();
        for (PlacedTable table : tables) {
            stop.check();
            columns.put(table.name(), of(table));
        }
        return columns;
    }

    private List<FieldTarget> of(PlacedTable table) {
        return before.hasFinished(table.name())
                ? List.of() // Nothing is read any more, so no header can be wrong.
                : lists.of(table.source(), () -> known(table), misfit);
    }

    /** Empty when its schema file cannot be read, which was told. */
    private Optional<List<TableColumn>> known(PlacedTable table) {
        return switch (table.where()) {
            case IN_TARGET -> Optional.of(catalogue.columns(table.name()));
            case IN_DUMP -> Optional.ofNullable(defined.get(table.name()))
                    .map(said -> said.isEmpty() ? copied(table.name()) : said);
        };
    }

    /** Of a table that becomes a copy of one that is in the target only. */
    private List<TableColumn> copied(TableName name) {
        return ddl.original(name).map(catalogue::columns).orElse(List.of());
    }
}
