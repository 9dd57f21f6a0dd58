package dev.sluice.scanner;

import dev.sluice.sdk.TableName;
import dev.sluice.sdk.columns.FieldLists;
import dev.sluice.sdk.ddl.DdlPlan;
import dev.sluice.sdk.ddl.TableColumn;
import dev.sluice.sdk.scan.SourceTable;
import dev.sluice.sdk.schema.TargetCatalogue;
import dev.sluice.sdk.statement.FieldTarget;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** Finds the column list of each table's statement, and what does not fit: from its files, and from target or schema file. */
final class CsvColumns {
    private final FieldLists lists;
    private final TargetCatalogue catalogue;
    private final Map<TableName, List<TableColumn>> defined;

    CsvColumns(FieldLists lists, TargetCatalogue catalogue, DdlPlan ddl) {
        this.lists = lists;
        this.catalogue = catalogue;
        this.defined = ddl.columns();
    }

    /**
     * Reads the first row of each file of the table. Blocks.
     *
     * @param exists  whether the target has the table; then its columns count, not those of the schema file
     * @param problem told what does not fit
     * @return the column list of the statement; empty for the table's own order
     */
    List<FieldTarget> of(SourceTable table, TableExistence exists, Consumer<String> problem) {
        return lists.of(table, () -> columns(table.name(), exists), problem);
    }

    /** Empty when its schema file cannot be read, which was told. */
    private Optional<List<TableColumn>> columns(TableName table, TableExistence exists) {
        return switch (exists) {
            case IN_TARGET -> Optional.of(catalogue.columns(table));
            case IN_DUMP -> Optional.ofNullable(defined.get(table));
        };
    }
}
