package dev.sluice.sdk.kit;

import dev.sluice.sdk.columns.ColumnRules;
import dev.sluice.sdk.ddl.SchemaCharset;
import dev.sluice.sdk.ddl.SchemaSyntax;
import dev.sluice.sdk.plan.DoneBefore;
import dev.sluice.sdk.plan.DumpRequest;
import dev.sluice.sdk.plan.RowSettings;
import dev.sluice.sdk.scan.FileRouter;
import dev.sluice.sdk.scan.ScanRequest;
import dev.sluice.sdk.scan.TableFilter;
import dev.sluice.sdk.scan.TableRoutes;
import dev.sluice.sdk.scan.WildcardReach;
import dev.sluice.sdk.schema.SchemaCreation;
import dev.sluice.sdk.statement.CsvRules;
import dev.sluice.sdk.statement.ImportOptions;
import dev.sluice.sdk.tidb.SessionSettings;

/**
 * What a program may choose; start from {@link #DEFAULT}.
 *
 * @param files       what each file is
 * @param filter      which tables take part
 * @param routes      what they are called in the target; not together with rules for files
 * @param concurrency how many tables are created at a time
 * @param session     how sessions are set up, and how long answers may take
 * @param charset     how the text of schema files is stored
 * @param columns     how CSV files are written, and how the fields of all files find their columns
 * @param statement   the options of every statement
 * @param rows        what is asked of the sessions that bring rows and tables
 */
public record SdkOptions(FileRouter files, TableFilter filter, TableRoutes routes, int concurrency,
        SessionSettings session, SchemaCharset charset, ColumnRules columns, ImportOptions statement,
        RowSettings rows) {

    /** Everything but TiDB's own schemas, four tables at a time, strict sessions. */
    public static final SdkOptions DEFAULT = new SdkOptions(FileRouter.DEFAULT,
            TableFilter.parse(TableFilter.DEFAULT_RULES), TableRoutes.NONE, SchemaCreation.DEFAULT_CONCURRENCY,
            SessionSettings.DEFAULT, SchemaCharset.AUTO, ColumnRules.of(CsvRules.DEFAULT), ImportOptions.NONE,
            RowSettings.DEFAULT);

    /** The same with rules for files. */
    public SdkOptions withFiles(FileRouter rules) {
        return new SdkOptions(rules, filter, routes, concurrency, session, charset, columns, statement, rows);
    }

    /** The same with other names in the target. */
    public SdkOptions withRoutes(TableRoutes other) {
        return new SdkOptions(files, filter, other, concurrency, session, charset, columns, statement, rows);
    }

    /** The same with another choice of tables. */
    public SdkOptions withFilter(TableFilter other) {
        return new SdkOptions(files, other, routes, concurrency, session, charset, columns, statement, rows);
    }

    /** The same with this many tables created at a time. */
    public SdkOptions withConcurrency(int tables) {
        return new SdkOptions(files, filter, routes, tables, session, charset, columns, statement, rows);
    }

    /** The same with other sessions. */
    public SdkOptions withSession(SessionSettings settings) {
        return new SdkOptions(files, filter, routes, concurrency, settings, charset, columns, statement, rows);
    }

    /** The same with schema files whose text is stored so. */
    public SdkOptions withCharset(SchemaCharset other) {
        return new SdkOptions(files, filter, routes, concurrency, session, other, columns, statement, rows);
    }

    /** The same with files whose fields find their columns so. */
    public SdkOptions withColumns(ColumnRules rules) {
        return new SdkOptions(files, filter, routes, concurrency, session, charset, rules, statement, rows);
    }

    /** The same with these options of every statement. */
    public SdkOptions withStatement(ImportOptions chosen) {
        return new SdkOptions(files, filter, routes, concurrency, session, charset, columns, chosen, rows);
    }

    /** The same for rows like these. */
    public SdkOptions withRows(RowSettings other) {
        return new SdkOptions(files, filter, routes, concurrency, session, charset, columns, statement, other);
    }

    /** What is asked of the dump, for sessions like these and a target that takes wildcards there. */
    DumpRequest request(WildcardReach reach) {
        return new DumpRequest(new ScanRequest(files, filter, routes, reach),
                SchemaSyntax.under(rows.sqlMode(), charset), columns.under(rows.sqlMode()), statement,
                DoneBefore.NOTHING, rows);
    }
}
