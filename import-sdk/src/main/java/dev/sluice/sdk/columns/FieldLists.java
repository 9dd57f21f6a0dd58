package dev.sluice.sdk.columns;

import dev.sluice.sdk.check.Problem;
import dev.sluice.sdk.ddl.TableColumn;
import dev.sluice.sdk.head.RowSight;
import dev.sluice.sdk.head.SqlHeads;
import dev.sluice.sdk.parquet.ParquetFooters;
import dev.sluice.sdk.scan.Format;
import dev.sluice.sdk.scan.SourceTable;
import dev.sluice.sdk.store.ObjectStore;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * Finds the column list of each table's statement, and what stands against it. Reads the headers of CSV files, the
 * beginnings of SQL files and the footers of Parquet files.
 */
public final class FieldLists {
    private final ColumnRules rules;
    private final CsvFields csv;
    private final SqlFields sql;
    private final ParquetFields parquet;

    /** @param check called before each file, by any thread; what it throws ends the reading, and is thrown */
    public FieldLists(ObjectStore store, ColumnRules rules, Runnable check) {
        this.rules = rules;
        this.csv = new CsvFields(store, rules, check);
        this.sql = new SqlFields(new SqlHeads(store, rules.backslashEscapes()), check);
        this.parquet = new ParquetFields(new ParquetFooters(store), check);
    }

    /**
     * What the files of one table say. Reads a piece of each file. Blocks.
     *
     * @param columns asked only when they matter; its list is empty when the schema file does not say them, it is itself empty
     *                when that file cannot be read, which was told, or nobody knows them
     * @param problem told what does not fit, each with the table and the file
     */
    public TableFields read(SourceTable table, Supplier<Optional<List<TableColumn>>> columns,
            Consumer<Problem> problem) {
        if (table.pattern().isEmpty()) {
            return TableFields.byPlace(List.of(), RowSight.NONE);
        }
        Format format = table.pattern().get().format();
        Set<String> ignored = rules.ignored().of(table.name()).columns();
        if (format != Format.CSV && !ignored.isEmpty()) {
            problem.accept(new Problem(table.name()
                    + ": ignore-columns is carried out for CSV files only, and its files"
                    + " are " + format.word(), "take the entry out, or drop the columns "
                            + Shown.of(List.copyOf(ignored)) + " from the files"));
            return TableFields.UNREAD;
        }
        return switch (format) {
            case CSV -> csv.of(table, columns, problem);
            case SQL -> sql.of(table, columns, problem);
            case PARQUET -> parquet.of(table, columns, problem);
        };
    }
}
