package dev.sluice.sdk.plan;

import dev.sluice.sdk.TableName;
import dev.sluice.sdk.check.Check;
import dev.sluice.sdk.check.Finding;
import dev.sluice.sdk.check.Findings;
import dev.sluice.sdk.ddl.TableColumn;
import dev.sluice.sdk.schema.TargetCatalogue;
import dev.sluice.sdk.statement.FieldTarget;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * A list by place that was made of a schema file has a field for each column of the table that TiDB made of it: rows would
 * else go astray without a word. Reads only.
 */
final class CreatedColumns {

    private CreatedColumns() {}

    /** Looks at tables that are there by now, in a few statements; those that our account may not see are passed over. */
    static void look(TargetCatalogue catalogue, List<PlannedTable> tables, Findings findings) {
        List<PlannedTable> placed = tables.stream()
                .filter(table -> table.isReadByPlace() && !table.fields().isEmpty())
                .toList();
        Map<TableName, List<TableColumn>> columns = catalogue.columns(placed.stream()
                .map(PlannedTable::name)
                .toList());
        placed.stream()
                .filter(table -> columns.containsKey(table.name().folded()))
                .flatMap(table -> difference(table.name(), table.fields(), columns.get(table.name().folded()))
                        .stream())
                .forEach(findings);
    }

    private static Optional<Finding> difference(TableName table, List<FieldTarget> list, List<TableColumn> columns) {
        List<String> fields = list.stream().map(CreatedColumns::name).toList();
        List<String> there = names(columns, column -> true);
        return fields.equals(there) || fields.equals(names(columns, column -> !column.generated()))
                ? Optional.empty()
                : Optional.of(Finding.critical(Check.CSV_HEADERS, table + ": its files are read by place, as " + fields
                        + " by its schema file, but the table that was made of it has " + there,
                        "move the schema file away, so that the import goes by the table, and report it: it is a bug of"
                                + " Sluice"));
    }

    private static List<String> names(List<TableColumn> columns, Predicate<TableColumn> which) {
        return columns.stream().filter(which).map(column -> column.name().toLowerCase(Locale.ROOT)).toList();
    }

    private static String name(FieldTarget field) {
        return switch (field) {
            case FieldTarget.Column(String name) -> name.toLowerCase(Locale.ROOT);
            case FieldTarget.Variable(String name) -> name.toLowerCase(Locale.ROOT);
            case FieldTarget.Discarded() -> "@";
        };
    }
}
