package dev.sluice.sdk.kit;

import dev.sluice.sdk.scan.TableFilter;
import dev.sluice.sdk.schema.SchemaCreation;
import dev.sluice.sdk.tidb.SessionSettings;

/**
 * What a program may choose; start from {@link #DEFAULT}.
 *
 * @param filter      which tables take part
 * @param concurrency how many tables are created at a time
 * @param session     how sessions are set up, with the {@code sql_mode} of the rows and how long answers may take
 */
public record SdkOptions(TableFilter filter, int concurrency, SessionSettings session) {

    /** Everything but TiDB's own schemas, four tables at a time, strict sessions. */
    public static final SdkOptions DEFAULT = new SdkOptions(TableFilter.parse(TableFilter.DEFAULT_RULES),
            SchemaCreation.DEFAULT_CONCURRENCY, SessionSettings.DEFAULT);

    /** The same with another choice of tables. */
    public SdkOptions withFilter(TableFilter other) {
        return new SdkOptions(other, concurrency, session);
    }

    /** The same with this many tables created at a time. */
    public SdkOptions withConcurrency(int tables) {
        return new SdkOptions(filter, tables, session);
    }

    /** The same with other sessions. */
    public SdkOptions withSession(SessionSettings settings) {
        return new SdkOptions(filter, concurrency, settings);
    }
}
