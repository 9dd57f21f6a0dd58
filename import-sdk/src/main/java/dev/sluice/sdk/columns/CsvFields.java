package dev.sluice.sdk.columns;

import dev.sluice.sdk.check.Problem;
import dev.sluice.sdk.columns.FilesCompared.Said;
import dev.sluice.sdk.columns.IgnoreRules.Ignored;
import dev.sluice.sdk.ddl.TableColumn;
import dev.sluice.sdk.head.RowSight;
import dev.sluice.sdk.scan.DataFile;
import dev.sluice.sdk.scan.SourceTable;
import dev.sluice.sdk.statement.FieldTarget;
import dev.sluice.sdk.store.ObjectStore;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** The column list for CSV files: by their headers, or by the table where no header counts. */
final class CsvFields {
    /** How many files are opened to find a row where no header counts. */
    private static final int FILES_FOR_A_ROW = 16;

    private final ObjectStore store;
    private final ColumnRules rules;
    private final Runnable check;

    CsvFields(ObjectStore store, ColumnRules rules, Runnable check) {
        this.store = store;
        this.rules = rules;
        this.check = check;
    }

    TableFields of(SourceTable table, Supplier<Optional<List<TableColumn>>> columns, Consumer<Problem> problem) {
        Ignored ignored = rules.ignored().of(table.name());
        boolean named = rules.byName() && rules.csv().header();
        Optional<List<TableColumn>> known = columns.get();
        if (known.isPresent() && known.get().isEmpty() && (named || !ignored.columns().isEmpty())) {
            problem.accept(new Problem(table.name()
                    + ": its schema file does not list the columns, so the fields of its"
                    + " CSV files cannot be checked", "create the table first, or write its columns out"));
        }
        Optional<ColumnMapping> mapping = known.filter(list -> !list.isEmpty())
                .map(list -> new ColumnMapping(list, ignored));
        try {
            return named ? byName(table, mapping, problem) : byPlace(table, mapping, problem);
        } catch (OddFileException e) {
            problem.accept(new Problem(table.name() + ": " + e.problem().seen(), e.problem().advice()));
            return TableFields.UNREAD;
        }
    }

    private TableFields byPlace(SourceTable table, Optional<ColumnMapping> mapping, Consumer<Problem> problem) {
        RowSight rows = RowSight.NONE;
        int fields = -1;
        List<DataFile> files = table.dataFiles();
        for (int i = 0; i < files.size() && rows != RowSight.SEEN; i++) {
            if (i == FILES_FOR_A_ROW) {
                rows = RowSight.UNKNOWN;
                break;
            }
            check.run();
            CsvStart start = start(files.get(i));
            rows = rows.and(start.rows(rules.csv().header()));
            fields = start.first().map(List::size).orElse(-1);
            refuseSurplus(files.get(i), start, mapping.map(ColumnMapping::size).orElse(Integer.MAX_VALUE), "table");
        }
        int width = fields;
        return TableFields.byPlace(mapping.filter(known -> known.needsList() && spelled(table, known, List.of(),
                problem))
                .map(known -> known.byPlace(width))
                .orElse(List.of()), rows);
    }

    private TableFields byName(SourceTable table, Optional<ColumnMapping> mapping, Consumer<Problem> problem) {
        RowWatch rows = new RowWatch();
        FilesCompared<List<String>> headers = FilesCompared.read(table.dataFiles(), file -> {
            CsvStart start = start(file);
            rows.add(start.rows(true));
            List<String> header = CsvHeader.names(store, file, start);
            refuseSurplus(file, start, header.size(), "header");
            return Optional.of(header).filter(names -> !names.isEmpty());
        }, (first, other) -> folded(first).equals(folded(other)), check);
        // Empty files have no row that could go astray.
        List<FieldTarget> list = headers.first()
                .flatMap(first -> mapping.map(known -> list(table, first, headers.other(), known, problem)))
                .orElse(List.of());
        return TableFields.byName(list, rows.seen());
    }

    private static List<FieldTarget> list(SourceTable table, Said<List<String>> first,
            Optional<Said<List<String>>> other, ColumnMapping mapping, Consumer<Problem> problem) {
        if (other.isPresent()) {
            problem.accept(new Problem(table.name() + ": one import reads all files alike, but their headers differ: "
                    + first.file() + " has " + Shown.of(first.what()) + ", " + other.get().file() + " has "
                    + Shown.of(other.get().what()), "give all the same columns in the same order, or set csv.header to"
                            + " false when the first row is data"));
            return List.of();
        }
        List<String> twice = mapping.twice(first.what());
        if (!twice.isEmpty()) {
            problem.accept(new Problem(table.name() + ": the header of " + first.file() + " has columns named twice "
                    + Shown.of(twice) + "; upper and lower case are one",
                    "give each column of the files a name of its own"));
            return List.of();
        }
        List<String> faults = mapping.faults(first.what());
        if (!faults.isEmpty()) {
            problem.accept(new Problem(table.name() + ": the header of " + first.file() + " does not fit the table: "
                    + String.join("; ", faults), HeaderAdvice.of(first.what(), mapping)));
            return List.of();
        }
        return spelled(table, mapping, first.what(), problem) ? mapping.byName(first.what()) : List.of();
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

    private CsvStart start(DataFile file) {
        CsvStart start = CsvStart.read(store, file, rules.csv(), rules.charset());
        if (rules.csv().header() && start.empty() > 0) {
            int last = start.empty();
            throw new OddFileException(new Problem(file.key() + ": " + (last == 1
                    ? "line 1 is empty"
                    : "lines 1 to " + last + " are empty") + ", the header is in line " + (last + 1),
                    "take the empty lines out: TiDB skips the first line only, and would read the header as a row"));
        }
        return start;
    }

    /** TiDB drops what has no place in the list, or the table, without a word. Empty fields at a row's end are no loss. */
    private void refuseSurplus(DataFile file, CsvStart start, int places, String what) {
        int width = start.widthOfRow(rules.csv().header());
        if (width > places) {
            throw new OddFileException(new Problem(file.key() + ": the first row has " + width + " fields or more, the "
                    + what + " " + places + ": TiDB would drop the others without a word",
                    "quote fields that hold a separator, or give each field a name and a column; ignore-columns drops"
                            + " fields that a header names"));
        }
    }

    private static List<String> folded(List<String> names) {
        return names.stream().map(name -> name.toLowerCase(Locale.ROOT)).toList();
    }
}
