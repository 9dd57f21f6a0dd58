package dev.sluice.sdk.columns;

import dev.sluice.sdk.check.Problem;
import dev.sluice.sdk.columns.FilesCompared.Said;
import dev.sluice.sdk.columns.IgnoreRules.Ignored;
import dev.sluice.sdk.ddl.TableColumn;
import dev.sluice.sdk.head.RowSight;
import dev.sluice.sdk.parquet.ParquetFooter;
import dev.sluice.sdk.parquet.ParquetFooters;
import dev.sluice.sdk.scan.DataFile;
import dev.sluice.sdk.scan.SourceTable;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** The column list for Parquet files: TiDB reads no names of theirs, so the statement has to have them. */
final class ParquetFields {
    private final ParquetFooters footers;
    private final Runnable check;

    ParquetFields(ParquetFooters footers, Runnable check) {
        this.footers = footers;
        this.check = check;
    }

    TableFields of(SourceTable table, Supplier<Optional<List<TableColumn>>> columns, Consumer<Problem> problem) {
        RowWatch rows = new RowWatch();
        FilesCompared<ParquetFooter> files = FilesCompared.read(table.dataFiles(), file -> footer(file, rows),
                ParquetFields::alike, check);
        if (files.first().isEmpty()) {
            return TableFields.byName(List.of(), rows.seen());
        }
        Said<ParquetFooter> first = files.first().get();
        Optional<Problem> fault = fault(table, first).or(() -> files.other()
                .map(other -> difference(table, first,
                        other)));
        if (fault.isPresent()) {
            problem.accept(fault.get());
            return TableFields.byName(List.of(), rows.seen());
        }
        Optional<ColumnMapping> mapping = columns.get()
                .filter(known -> !known.isEmpty())
                .map(known -> new ColumnMapping(known, Ignored.NOTHING));
        return TableFields.byName(NamedFields.of(table.name() + ": " + first.file(), first.what().columns(), mapping,
                problem), rows.seen());
    }

    /** Empty for a file of no bytes, which TiDB passes over. */
    private Optional<ParquetFooter> footer(DataFile file, RowWatch rows) {
        if (file.object().size() == 0) {
            return Optional.empty();
        }
        ParquetFooter footer = footers.of(file.object());
        rows.add(footer.fault().isPresent() ? RowSight.UNKNOWN : footer.rows() > 0 ? RowSight.SEEN : RowSight.NONE);
        return Optional.of(footer);
    }

    private static boolean alike(ParquetFooter first, ParquetFooter other) {
        return other.fault().isEmpty() && folded(first).equals(folded(other));
    }

    private static List<String> folded(ParquetFooter footer) {
        return footer.columns().stream().map(name -> name.toLowerCase(Locale.ROOT)).toList();
    }

    private static Optional<Problem> fault(SourceTable table, Said<ParquetFooter> file) {
        return file.what()
                .fault()
                .map(fault -> new Problem(table.name() + ": " + file.file() + ": " + fault.what(), fault.advice()));
    }

    private static Problem difference(SourceTable table, Said<ParquetFooter> first, Said<ParquetFooter> other) {
        return fault(table, other).orElseGet(() -> new Problem(table.name()
                + ": one import reads all files alike, but their columns differ: " + first.file() + " has "
                + Shown.of(first.what().columns()) + ", " + other.file() + " has "
                + Shown.of(other.what().columns()), "write all with the same columns in the same order"));
    }
}
