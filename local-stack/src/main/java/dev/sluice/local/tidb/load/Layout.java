package dev.sluice.local.tidb.load;

import dev.sluice.local.tidb.plan.ColumnDefinition;
import dev.sluice.local.tidb.plan.ImportPlan;
import dev.sluice.local.tidb.plan.TableDefinition;
import dev.sluice.local.tidb.plan.TargetTable;
import dev.sluice.local.tidb.statement.FieldTarget;
import dev.sluice.local.tidb.statement.FieldTarget.Column;
import dev.sluice.local.tidb.statement.FieldTarget.Discard;
import dev.sluice.local.tidb.statement.FieldTarget.Variable;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Where the fields of a row go, and the statement that takes them there: where the statement's list says, or from left to
 * right into the table's columns. Names that a file has are not looked at.
 */
final class Layout {
    private static final String DROPPED = "@`sluice dropped`";

    private final ImportPlan plan;
    private final List<Slot> slots;

    private record Slot(String sql, Optional<ColumnDefinition> column) {}

    private Layout(ImportPlan plan, List<Slot> slots) {
        this.plan = plan;
        this.slots = slots;
    }

    /** Fails when the table has no such column. */
    static Layout of(ImportPlan plan) {
        TableDefinition table = plan.table();
        return new Layout(plan, plan.fields().isEmpty()
                ? table.columns().stream().map(Layout::slot).toList()
                : plan.fields().stream().map(field -> slot(field, table)).toList());
    }

    /**
     * Refuses what TiDB's encoder does not survive: without a list, a row that brings a generated column no value. One that
     * is shorter than the table is refused too: TiDB makes a value for the column of another's.
     *
     * @throws RowRefusedException in TiDB's words
     */
    void requireValues(Row row) throws RowRefusedException {
        List<ColumnDefinition> columns = plan.table().columns();
        if (plan.fields().isEmpty() && columns.stream().anyMatch(ColumnDefinition::generated)) {
            for (int i = 0; i < columns.size(); i++) {
                if (i >= row.fields() || (columns.get(i).generated() && row.isNull(i))) {
                    throw new RowRefusedException("runtime error: index out of range [7] with length 0");
                }
            }
        }
    }

    int fields() {
        return slots.size();
    }

    /**
     * The first column that no row can fill: NOT NULL, without a default, and nothing goes there. MariaDB's LOAD DATA
     * would make up a value; TiDB fails.
     */
    Optional<String> unfilledColumn() {
        Set<String> filled = new HashSet<>();
        slots.forEach(slot -> slot.column().ifPresent(column -> filled.add(column.name())));
        plan.assignments().forEach(assignment -> filled.add(named(plan.table(), assignment.column()).name()));
        return plan.sqlMode().strict()
                ? plan.table()
                        .columns()
                        .stream()
                        .filter(column -> column.required() && !filled.contains(column.name()))
                        .map(ColumnDefinition::name)
                        .findFirst()
                : Optional.empty();
    }

    /** The column that may not be NULL but would become so: MariaDB's LOAD DATA would make up a value here too. */
    Optional<String> columnRefusingNull(int field) {
        return plan.sqlMode().strict()
                ? slots.get(field).column().filter(ColumnDefinition::refusesNull).map(ColumnDefinition::name)
                : Optional.empty();
    }

    /** LOAD DATA for a file of {@link Chunk}'s form; its one parameter is the file's path. */
    String statement() {
        String fields = slots.stream().map(Slot::sql).collect(Collectors.joining(", "));
        String assignments = plan.assignments()
                .stream()
                .map(assignment -> TargetTable.quote(assignment.column()) + " = " + assignment.expression())
                .collect(Collectors.joining(", "));
        String charset = switch (plan.options().csv().charset()) {
            case BINARY -> "binary";
            case UTF8, GB18030, GBK, LATIN1, ASCII -> "utf8mb4";
        };
        // Hexadecimal, because what a backslash means in a string depends on the session.
        return "LOAD DATA INFILE ? INTO TABLE " + plan.target().quoted() + " CHARACTER SET " + charset
                + " FIELDS TERMINATED BY X'09' ESCAPED BY X'5C' LINES TERMINATED BY X'0A' (" + fields + ")"
                + (assignments.isEmpty() ? "" : " SET " + assignments);
    }

    private static Slot slot(FieldTarget field, TableDefinition table) {
        return switch (field) {
            case Column(String name) -> slot(named(table, name));
            case Variable(String name) -> new Slot("@" + TargetTable.quote(name), Optional.empty());
            case Discard() -> new Slot(DROPPED, Optional.empty());
        };
    }

    private static Slot slot(ColumnDefinition column) {
        return column.generated()
                ? new Slot(DROPPED, Optional.empty())
                : new Slot(TargetTable.quote(column.name()), Optional.of(column));
    }

    private static ColumnDefinition named(TableDefinition table, String name) {
        return table.column(name)
                .orElseThrow(
                        () -> new LoadFailedException("Unknown column '" + name + "' in 'field list'"));
    }
}
