package dev.sluice.sdk.plan;

import dev.sluice.sdk.TableName;
import dev.sluice.sdk.columns.ColumnRules;
import dev.sluice.sdk.ddl.SchemaSyntax;
import dev.sluice.sdk.scan.ScanRequest;
import dev.sluice.sdk.scan.WildcardReach;
import dev.sluice.sdk.statement.ImportOptions;

/**
 * What is asked of a dump.
 *
 * @param files   which files make which tables
 * @param syntax  how schema files are written
 * @param columns how the fields of the files find their columns
 * @param options of every statement
 * @param before  what another tool has done of it
 * @param rows    what is asked of the sessions that bring rows and tables
 */
public record DumpRequest(ScanRequest files, SchemaSyntax syntax, ColumnRules columns, ImportOptions options,
        DoneBefore before, RowSettings rows) {

    /** The same for a target that takes wildcards there. */
    public DumpRequest reaching(WildcardReach reach) {
        return new DumpRequest(files.reaching(reach), syntax, columns, options, before, rows);
    }

    /** Whether the rows of a table are all there, so that nothing of it is read. */
    boolean isDone(TableName table) {
        return before.hasFinished(table);
    }
}
