package dev.sluice.scanner;

import dev.sluice.sdk.TableName;
import dev.sluice.sdk.ddl.CsvHeader;
import dev.sluice.sdk.ddl.DdlPlan;
import dev.sluice.sdk.ddl.TableColumn;
import dev.sluice.sdk.scan.DataFile;
import dev.sluice.sdk.scan.Format;
import dev.sluice.sdk.scan.SourceTable;
import dev.sluice.sdk.schema.TargetCatalogue;
import dev.sluice.sdk.statement.CsvRules;
import dev.sluice.sdk.store.ObjectStore;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** Finds the column list of each CSV table from the headers of its files, and what does not fit. */
final class CsvColumns {
    private final ObjectStore store;
    private final CsvRules rules;
    private final TargetCatalogue catalogue;
    private final Map<TableName, List<TableColumn>> defined = new HashMap<>();

    CsvColumns(ObjectStore store, CsvRules rules, TargetCatalogue catalogue, DdlPlan ddl) {
        this.store = store;
        this.rules = rules;
        this.catalogue = catalogue;
        ddl.tables().forEach(table -> defined.put(table.name(), table.columns()));
    }

    /**
     * Reads the first row of each file of the table. Blocks.
     *
     * @param exists  whether the target has the table; then its columns count, not those of the schema file
     * @param problem told what does not fit
     * @return the column list of the statement; empty for the table's own order
     */
    List<String> of(SourceTable table, TableExistence exists, Consumer<String> problem) {
        if (!rules.header() || table.pattern().filter(pattern -> pattern.format() == Format.CSV).isEmpty()) {
            return List.of();
        }
        Optional<List<TableColumn>> columns = exists == TableExistence.IN_TARGET
                ? Optional.of(catalogue.columns(table.name()))
                : Optional.ofNullable(defined.get(table.name()));
        if (columns.isEmpty()) {
            return List.of(); // Its schema file cannot be read, which was told.
        }
        if (columns.get().isEmpty()) {
            problem.accept(table.name() + ": its schema file does not list the columns, so the headers of its CSV files"
                    + " cannot be checked; create the table first, or write its columns out");
            return List.of();
        }
        return agreed(table, columns.get(), problem);
    }

    private List<String> agreed(SourceTable table, List<TableColumn> columns, Consumer<String> problem) {
        List<List<String>> lists = new ArrayList<>();
        for (DataFile file : table.dataFiles()) {
            List<String> header = CsvHeader.read(store, file, rules);
            if (header.isEmpty()) {
                continue; // An empty file has no row that could go astray.
            }
            Optional<List<String>> list = HeaderCheck.columnList(header, columns);
            list.ifPresent(lists::add);
            if (list.isEmpty()) {
                problem.accept(misfit(table, file, columns, header));
            }
        }
        if (lists.stream().distinct().count() > 1) {
            problem.accept(table.name() + ": some of its CSV files hold its generated columns and some do not; one"
                    + " import reads them all alike");
        }
        return lists.isEmpty() ? List.of() : lists.getFirst();
    }

    private static String misfit(SourceTable table, DataFile file, List<TableColumn> columns, List<String> header) {
        return table.name() + ": the header of " + file.key() + " does not fit: expected "
                + columns.stream().filter(column -> !column.generated()).map(TableColumn::name).toList() + ", found "
                + header + "; give the file and the table the same columns in the same order, or set csv.header to"
                + " false if the first row is data";
    }
}
