package dev.sluice.local.tidb.plan;

import java.util.List;
import java.util.Optional;

/**
 * A table of the target, its columns in table order, those that nobody sees left out.
 */
public record TableDefinition(TargetTable name, Kind kind, List<ColumnDefinition> columns) {
    public TableDefinition {
        columns = List.copyOf(columns);
    }

    public enum Kind {
        TABLE,
        /** A view or a sequence. */
        NOT_UPDATABLE
    }

    /** Column names are compared without regard to case. */
    public Optional<ColumnDefinition> column(String wanted) {
        return columns.stream().filter(column -> column.name().equalsIgnoreCase(wanted)).findFirst();
    }
}
