package dev.sluice.sdk.columns;

import dev.sluice.sdk.check.Problem;
import dev.sluice.sdk.statement.FieldTarget;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** The column list for files that name their columns themselves, some or all of the table's. */
final class NamedFields {
    private static final String WAY_ON = "name the columns as the table does, or make the table fit";

    private NamedFields() {}

    /**
     * Puts each name where the table has it.
     *
     * @param what    what names the columns, with table and file
     * @param mapping empty where nobody knows the table's columns yet: then TiDB has to know the names
     */
    static List<FieldTarget> of(String what, List<String> names, Optional<ColumnMapping> mapping,
            Consumer<Problem> problem) {
        if (mapping.isEmpty()) {
            return names.stream().<FieldTarget>map(FieldTarget.Column::new).toList();
        }
        List<String> faults = mapping.get().strange(names);
        if (!faults.isEmpty()) {
            problem.accept(new Problem(what + " does not fit the table: " + String.join("; ", faults), WAY_ON));
            return List.of();
        }
        return mapping.get().byName(names);
    }
}
