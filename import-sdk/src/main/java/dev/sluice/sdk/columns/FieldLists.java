package dev.sluice.sdk.columns;

import dev.sluice.sdk.check.Problem;
import dev.sluice.sdk.columns.IgnoreRules.Ignored;
import dev.sluice.sdk.columns.TableHeader.Named;
import dev.sluice.sdk.ddl.TableColumn;
import dev.sluice.sdk.scan.Format;
import dev.sluice.sdk.scan.SourcePattern;
import dev.sluice.sdk.scan.SourceTable;
import dev.sluice.sdk.statement.FieldTarget;
import dev.sluice.sdk.store.ObjectStore;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** Finds the column list of each table's statement, and what stands against it. Reads the headers of CSV files. */
public final class FieldLists {
    private static final String WAY_ON = "add them to the files or the table, name what is not to be loaded in"
            + " ignore-columns, set csv.header-schema-match to false when the fields stand in the table's order, or"
            + " csv.header to false when the first row is data";

    private final ObjectStore store;
    private final ColumnRules rules;
    private final Runnable check;

    /** @param check called before each file, by any thread; what it throws ends the reading, and is thrown */
    public FieldLists(ObjectStore store, ColumnRules rules, Runnable check) {
        this.store = store;
        this.rules = rules;
        this.check = check;
    }

    /**
     * The column list of one table. Reads the first line of each file when the header counts. Blocks.
     *
     * @param columns asked only when they matter; its list is empty when the schema file does not say them, it is itself empty
     *                when that file cannot be read, which was told
     * @param problem told what does not fit, each with the table and the file
     * @return empty for the table's own order, and when there was a problem
     */
    public List<FieldTarget> of(SourceTable table, Supplier<Optional<List<TableColumn>>> columns,
            Consumer<Problem> problem) {
        Ignored ignored = rules.ignored().of(table.name());
        Optional<Format> format = table.pattern().map(SourcePattern::format);
        boolean named = format.filter(rules::areNamed).isPresent();
        if (format.isEmpty() || (!named && ignored.columns().isEmpty())) {
            return List.of();
        }
        if (format.get() != Format.CSV) {
            problem.accept(new Problem(table.name()
                    + ": ignore-columns is carried out for CSV files only, and its files"
                    + " are " + format.get().word(), "take the entry out, or drop the columns "
                            + Shown.of(List.copyOf(ignored.columns())) + " from the files"));
            return List.of();
        }
        Optional<List<TableColumn>> known = columns.get();
        if (known.isPresent() && known.get().isEmpty()) {
            problem.accept(new Problem(table.name()
                    + ": its schema file does not list the columns, so the fields of its"
                    + " CSV files cannot be checked", "create the table first, or write its columns out"));
        }
        return known.filter(list -> !list.isEmpty())
                .map(list -> new ColumnMapping(list, ignored))
                .map(mapping -> named ? byName(table, mapping, problem) : byPlace(table, mapping, problem))
                .orElse(List.of());
    }

    private static List<FieldTarget> byPlace(SourceTable table, ColumnMapping mapping, Consumer<Problem> problem) {
        return spelled(table, mapping, List.of(), problem) ? mapping.byPlace() : List.of();
    }

    private List<FieldTarget> byName(SourceTable table, ColumnMapping mapping, Consumer<Problem> problem) {
        TableHeader header = TableHeader.read(table.dataFiles(),
                file -> CsvHeader.read(store, file, rules.csv(), rules.charset()), check);
        if (header.first().isEmpty()) {
            return List.of(); // Empty files have no row that could go astray.
        }
        Named first = header.first().get();
        if (header.other().isPresent()) {
            Named other = header.other().get();
            problem.accept(new Problem(table.name() + ": one import reads all files alike, but their headers differ: "
                    + first.file() + " has " + Shown.of(first.names()) + ", " + other.file() + " has "
                    + Shown.of(other.names()), "give all the same columns in the same order, or set csv.header to false"
                            + " when the first row is data"));
            return List.of();
        }
        List<String> faults = mapping.faults(first.names());
        if (!faults.isEmpty()) {
            problem.accept(new Problem(table.name() + ": the header of " + first.file() + " does not fit the table: "
                    + String.join("; ", faults), WAY_ON));
            return List.of();
        }
        return spelled(table, mapping, first.names(), problem) ? mapping.byName(first.names()) : List.of();
    }

    private static boolean spelled(SourceTable table, ColumnMapping mapping, List<String> header,
            Consumer<Problem> problem) {
        List<String> misspelled = mapping.misspelled(header);
        if (!misspelled.isEmpty()) {
            problem.accept(new Problem(table.name()
                    + ": ignore-columns names columns that neither the table nor a header"
                    + " has: " + Shown.of(misspelled), "correct them or take them out"));
        }
        return misspelled.isEmpty();
    }
}
