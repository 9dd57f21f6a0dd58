package dev.sluice.sdk.columns;

import dev.sluice.sdk.columns.IgnoreRules.Ignored;
import dev.sluice.sdk.ddl.TableColumn;
import dev.sluice.sdk.statement.FieldTarget;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Where the fields of a file go: each into the column of its name, or into a user variable, which drops it, when it is
 * to be ignored or is one that TiDB computes. Upper and lower case are one. Pure.
 */
final class ColumnMapping {
    private final List<TableColumn> columns;
    private final Map<String, TableColumn> byName = new HashMap<>();
    private final Ignored ignored;

    ColumnMapping(List<TableColumn> columns, Ignored ignored) {
        this.columns = columns;
        this.ignored = ignored;
        columns.forEach(column -> byName.put(folded(column.name()), column));
    }

    /** Of a header without {@link #faults}. */
    List<FieldTarget> byName(List<String> header) {
        return header.stream().map(this::target).toList();
    }

    /**
     * Of a file whose fields stand in the table's order. What TiDB computes has a field there only when the file has as many
     * as the table has columns.
     *
     * @param fields how many the file has
     */
    List<FieldTarget> byPlace(int fields) {
        return columns.stream()
                .filter(column -> !column.generated() || fields == columns.size())
                .map(TableColumn::name)
                .map(this::target)
                .toList();
    }

    /** Whether the table's own order, which TiDB takes where no list is, is not that of the fields of its files. */
    boolean needsList() {
        return hasGenerated() || !ignored.columns().isEmpty();
    }

    int size() {
        return columns.size();
    }

    boolean hasGenerated() {
        return columns.stream().anyMatch(TableColumn::generated);
    }

    /** How many values a row may have that names no columns, a number each. */
    List<Integer> widths() {
        int computed = (int) columns.stream().filter(TableColumn::generated).count();
        return Stream.of(columns.size() - computed, columns.size()).distinct().toList();
    }

    private FieldTarget target(String field) {
        TableColumn column = byName.get(folded(field));
        return column == null || column.generated() || ignored.has(field)
                ? new FieldTarget.Variable(folded(field))
                : new FieldTarget.Column(column.name());
    }

    /** Whether the table has a column of that name, or one to ignore is called so. */
    boolean knows(String name) {
        return byName.containsKey(folded(name)) || ignored.has(name);
    }

    /** Why a header cannot be carried out, a phrase each. */
    List<String> faults(List<String> header) {
        List<String> missing = columns.stream()
                .filter(column -> !column.generated() && !ignored.has(column.name()))
                .map(TableColumn::name)
                .filter(name -> header.stream().noneMatch(named -> folded(named).equals(folded(name))))
                .toList();
        return Stream.concat(strange(header).stream(), fault("missing columns", missing).stream()).toList();
    }

    /** The same for files that need not name every column. */
    List<String> strange(List<String> header) {
        List<String> unknown = header.stream()
                .filter(name -> !knows(name))
                .toList();
        return Stream.of(fault("unknown columns", unknown), fault("columns named twice", twice(header)))
                .flatMap(Optional::stream)
                .toList();
    }

    /** Names that a header has already said, but for those that are ignored. */
    List<String> twice(List<String> header) {
        Set<String> seen = new HashSet<>();
        return header.stream().filter(name -> !seen.add(folded(name)) && !ignored.has(name)).toList();
    }

    /** Columns to ignore that neither the table nor the header has, when the entry is for this table only. */
    List<String> misspelled(List<String> header) {
        Set<String> known = new HashSet<>(byName.keySet());
        header.forEach(name -> known.add(folded(name)));
        return ignored.ofThisOnly()
                ? ignored.columns().stream().filter(name -> !known.contains(name)).sorted().toList()
                : List.of();
    }

    private static Optional<String> fault(String what, List<String> names) {
        return names.isEmpty() ? Optional.empty() : Optional.of(what + " " + Shown.of(names));
    }

    private static String folded(String name) {
        return name.toLowerCase(Locale.ROOT);
    }
}
