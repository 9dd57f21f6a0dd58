package dev.sluice.local.tidb.plan;

import dev.sluice.local.tidb.statement.Assignment;
import dev.sluice.local.tidb.statement.FieldTarget;
import dev.sluice.local.tidb.statement.SqlMode;
import java.util.List;

/**
 * A valid import, ready to run.
 *
 * @param fields      where each field goes; empty means the table's columns from left to right
 * @param assignments evaluated per row after the fields; empty when {@code fields} is, as in TiDB
 * @param files       in listing order; empty files are kept
 * @param dataSource  the path as TiDB shows it, with the values of credentials masked
 */
public record ImportPlan(
        TableDefinition table,
        List<FieldTarget> fields,
        List<Assignment> assignments,
        FileFormat format,
        List<SourceFile> files,
        SqlMode sqlMode,
        ImportOptions options,
        String dataSource) {
    public ImportPlan {
        fields = List.copyOf(fields);
        assignments = List.copyOf(assignments);
        files = List.copyOf(files);
    }

    public TargetTable target() {
        return table.name();
    }

    public long sourceBytes() {
        return files.stream().mapToLong(SourceFile::bytes).sum();
    }
}
