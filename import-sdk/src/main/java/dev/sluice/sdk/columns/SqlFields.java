package dev.sluice.sdk.columns;

import dev.sluice.sdk.check.Problem;
import dev.sluice.sdk.columns.FilesCompared.Said;
import dev.sluice.sdk.columns.IgnoreRules.Ignored;
import dev.sluice.sdk.ddl.TableColumn;
import dev.sluice.sdk.head.InsertHead;
import dev.sluice.sdk.head.SqlHead;
import dev.sluice.sdk.head.SqlHeads;
import dev.sluice.sdk.scan.SourceTable;
import dev.sluice.sdk.statement.FieldTarget;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** The column list for SQL files: TiDB reads no list of theirs, so the statement has to have it. */
final class SqlFields {
    private static final String ONE_WAY = "dump the table again, all of it in one way";

    private final SqlHeads heads;
    private final Runnable check;

    SqlFields(SqlHeads heads, Runnable check) {
        this.heads = heads;
        this.check = check;
    }

    TableFields of(SourceTable table, Supplier<Optional<List<TableColumn>>> columns, Consumer<Problem> problem) {
        RowWatch rows = new RowWatch();
        ZoneWatch zones = new ZoneWatch();
        FilesCompared<SqlStart> files = FilesCompared.read(table.dataFiles(), file -> {
            SqlHead head = heads.of(file);
            rows.add(head.rows());
            Optional<SqlStart> start = SqlStart.of(file, head);
            if (start.filter(said -> said.fault().isEmpty()).isPresent()) {
                zones.add(file.key(), SqlZone.of(file.key(), head));
            }
            return start;
        }, SqlStart::isLike, check);
        Optional<Problem> fault = files.first()
                .flatMap(first -> fault(table, first)
                        .or(() -> files.other().flatMap(other -> difference(table, first, other))));
        fault.ifPresent(problem);
        List<FieldTarget> list = fault.isPresent() || files.first().isEmpty()
                ? List.of()
                : list(table, files.first().get(), columns, problem);
        boolean byName = files.first().flatMap(first -> first.what().insert()).flatMap(InsertHead::columns).isPresent();
        return new TableFields(list, byName, rows.seen(), zones.seen());
    }

    private static Optional<Problem> fault(SourceTable table, Said<SqlStart> file) {
        return file.what()
                .fault()
                .map(fault -> new Problem(table.name() + ": " + file.file() + ", line " + fault.line() + ": "
                        + fault.what(), fault.advice()));
    }

    private static Optional<Problem> difference(SourceTable table, Said<SqlStart> first, Said<SqlStart> other) {
        Optional<Problem> fault = fault(table, other);
        if (fault.isPresent()) {
            return fault;
        }
        String both = table.name() + ": one import reads all files alike, but their INSERTs differ: ";
        if (!first.what().hasColumnsOf(other.what())) {
            return Optional.of(new Problem(both + first.file() + " has " + first.what().described() + ", "
                    + other.file() + " has " + other.what().described(), ONE_WAY));
        }
        return first.what().hasWidthOf(other.what())
                ? Optional.empty()
                : Optional.of(new Problem(both + first.file() + " has rows of " + first.what().values().orElseThrow()
                        + " values, " + other.file() + " of " + other.what().values().orElseThrow(), ONE_WAY));
    }

    private static List<FieldTarget> list(SourceTable table, Said<SqlStart> first,
            Supplier<Optional<List<TableColumn>>> columns, Consumer<Problem> problem) {
        Optional<ColumnMapping> mapping = columns.get()
                .filter(known -> !known.isEmpty())
                .map(known -> new ColumnMapping(known, Ignored.NOTHING));
        Optional<List<String>> named = first.what().insert().flatMap(InsertHead::columns);
        String where = table.name() + ": " + first.file() + ", line "
                + first.what().insert().map(InsertHead::line).orElse(1) + ": ";
        if (named.isPresent()) {
            return NamedFields.of(where + "the list of the INSERT", named.get(), mapping, problem);
        }
        return mapping.map(known -> byPlace(where, first.what(), known, problem)).orElse(List.of());
    }

    private static List<FieldTarget> byPlace(String where, SqlStart start, ColumnMapping mapping,
            Consumer<Problem> problem) {
        int values = start.values().orElse(-1);
        if (start.values().isPresent() && !mapping.widths().contains(values)) {
            problem.accept(new Problem(where + "a row has " + values + " values, but the table "
                    + mapping.widths().stream().map(String::valueOf).collect(Collectors.joining(" or "))
                    + " columns: TiDB would drop or make up values", "name the columns in the INSERT, or make the"
                            + " table fit"));
            return List.of();
        }
        return mapping.hasGenerated() ? mapping.byPlace(values) : List.of();
    }
}
