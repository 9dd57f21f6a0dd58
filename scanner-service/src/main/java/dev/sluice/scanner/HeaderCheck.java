package dev.sluice.scanner;

import dev.sluice.sdk.ddl.TableColumn;
import java.util.List;
import java.util.Optional;

/**
 * Compares what a CSV file says it holds with what TiDB would read it as: fields fill columns from left to right,
 * generated ones too, whatever the header says. So the header must name just these columns in just this order.
 */
final class HeaderCheck {

    private HeaderCheck() {}

    /**
     * The column list that the statement must have for this header: none when the header is the table's own order; the
     * header's when the dump leaves out the columns that TiDB computes. Empty when the header fits neither way.
     */
    static Optional<List<String>> columnList(List<String> header, List<TableColumn> columns) {
        List<String> all = columns.stream().map(TableColumn::name).toList();
        List<String> stored = columns.stream().filter(column -> !column.generated()).map(TableColumn::name).toList();
        if (same(header, stored)) {
            return Optional.of(stored.size() == all.size() ? List.of() : stored);
        }
        return same(header, all) ? Optional.of(List.of()) : Optional.empty();
    }

    private static boolean same(List<String> header, List<String> names) {
        if (header.size() != names.size()) {
            return false;
        }
        for (int i = 0; i < names.size(); i++) {
            if (!header.get(i).equalsIgnoreCase(names.get(i))) {
                return false;
            }
        }
        return true;
    }
}
