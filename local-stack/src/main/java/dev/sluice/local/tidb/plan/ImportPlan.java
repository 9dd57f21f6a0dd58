package dev.sluice.local.tidb.plan;

import dev.sluice.local.tidb.statement.Assignment;
import dev.sluice.local.tidb.statement.FieldTarget;
import dev.sluice.local.tidb.statement.SqlMode;
import dev.sluice.local.tidb.statement.TidbErrors;
import dev.sluice.local.tidb.statement.TidbException;
import dev.sluice.local.tidb.statement.TidbStatement.ImportInto;
import dev.sluice.local.tidb.statement.TidbStatements;
import java.util.List;
import java.util.Optional;

/**
 * A valid import, ready to run.
 *
 * @param fields      where each field goes; empty means the table's columns from left to right
 * @param assignments evaluated per row after the fields; empty when {@code fields} is, as in TiDB
 * @param timeZone    of the session that sent the statement: in it the rows' times are read
 * @param files       in listing order; empty files are kept
 * @param dataSource  the path as TiDB shows it, with the values of credentials masked
 * @param unreadable  why the job fails as soon as it begins, although the statement was taken
 */
public record ImportPlan(
        TableDefinition table,
        List<FieldTarget> fields,
        List<Assignment> assignments,
        FileFormat format,
        List<SourceFile> files,
        SqlMode sqlMode,
        String timeZone,
        ImportOptions options,
        String dataSource,
        Optional<String> unreadable) {
    public ImportPlan {
        fields = List.copyOf(fields);
        assignments = List.copyOf(assignments);
        files = List.copyOf(files);
    }

    /**
     * What TiDB makes of the statement when its job begins: it reads the text again, under no {@code sql_mode}, for the column
     * list and SET alone.
     */
    public ImportPlan readAgain(TidbStatements grammar, String sql) {
        try {
            return grammar.parse(sql, SqlMode.NONE)
                    .filter(ImportInto.class::isInstance)
                    .map(ImportInto.class::cast)
                    .map(again -> with(again.fields(), again.fields().isEmpty() ? List.of() : again.assignments(),
                            unreadable))
                    .orElseThrow();
        } catch (TidbException refused) {
            return with(fields, assignments, Optional.of(TidbErrors.withoutAdvice(refused)));
        }
    }

    private ImportPlan with(List<FieldTarget> list, List<Assignment> set, Optional<String> why) {
        return new ImportPlan(table, list, set, format, files, sqlMode, timeZone, options, dataSource, why);
    }

    public TargetTable target() {
        return table.name();
    }

    public long sourceBytes() {
        return files.stream().mapToLong(SourceFile::bytes).sum();
    }
}
