package dev.sluice.sdk.kit;

import dev.sluice.sdk.ddl.DoubleQuotes;
import dev.sluice.sdk.ddl.SchemaCharset;
import dev.sluice.sdk.ddl.SchemaSyntax;
import dev.sluice.sdk.scan.FileRouter;
import dev.sluice.sdk.scan.TableFilter;
import dev.sluice.sdk.scan.TableRoutes;
import dev.sluice.sdk.schema.SchemaCreation;
import dev.sluice.sdk.tidb.SessionSettings;

/**
 * What a program may choose; start from {@link #DEFAULT}.
 *
 * @param files       what each file is
 * @param filter      which tables take part
 * @param routes      what they are called in the target; not together with rules for files
 * @param concurrency how many tables are created at a time
 * @param session     how sessions are set up, with the {@code sql_mode} of the rows and how long answers may take
 * @param charset     how the text of schema files is stored
 */
public record SdkOptions(FileRouter files, TableFilter filter, TableRoutes routes, int concurrency,
        SessionSettings session, SchemaCharset charset) {

    /** Everything but TiDB's own schemas, four tables at a time, strict sessions. */
    public static final SdkOptions DEFAULT = new SdkOptions(FileRouter.DEFAULT,
            TableFilter.parse(TableFilter.DEFAULT_RULES), TableRoutes.NONE, SchemaCreation.DEFAULT_CONCURRENCY,
            SessionSettings.DEFAULT, SchemaCharset.AUTO);

    /** The same with rules for files. */
    public SdkOptions withFiles(FileRouter rules) {
        return new SdkOptions(rules, filter, routes, concurrency, session, charset);
    }

    /** The same with other names in the target. */
    public SdkOptions withRoutes(TableRoutes other) {
        return new SdkOptions(files, filter, other, concurrency, session, charset);
    }

    /** The same with another choice of tables. */
    public SdkOptions withFilter(TableFilter other) {
        return new SdkOptions(files, other, routes, concurrency, session, charset);
    }

    /** The same with this many tables created at a time. */
    public SdkOptions withConcurrency(int tables) {
        return new SdkOptions(files, filter, routes, tables, session, charset);
    }

    /** The same with other sessions. */
    public SdkOptions withSession(SessionSettings settings) {
        return new SdkOptions(files, filter, routes, concurrency, settings, charset);
    }

    /** The same with schema files whose text is stored so. */
    public SdkOptions withCharset(SchemaCharset other) {
        return new SdkOptions(files, filter, routes, concurrency, session, other);
    }

    /** How schema files are written, for sessions like these. */
    SchemaSyntax schemaSyntax() {
        return new SchemaSyntax(charset, DoubleQuotes.under(session.sqlMode()));
    }
}
