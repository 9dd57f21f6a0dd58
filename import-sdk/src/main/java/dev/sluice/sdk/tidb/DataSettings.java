package dev.sluice.sdk.tidb;

import dev.sluice.sdk.statement.Backslash;
import dev.sluice.sdk.statement.SqlText;
import dev.sluice.sdk.zone.DataZone;

/**
 * What the session is set to that brings rows or tables to TiDB, for that one statement. Every other statement of ours runs
 * under {@link SessionSettings}, so that what a user wants for rows changes nothing of what we ask.
 *
 * @param sqlMode what values are converted under, and what SQL data files are read under
 * @param zone    in which {@code TIMESTAMP} values are
 */
public record DataSettings(String sqlMode, DataZone zone) {

    /** As {@link SessionSettings#DEFAULT}. */
    public static final DataSettings DEFAULT = new DataSettings(SessionSettings.STRICT_SQL_MODE, DataZone.UTC);

    /** The statement that sets a session so; its texts mean the same whatever the session was set to before. */
    public String sql() {
        return "SET SESSION sql_mode = " + SqlText.string(sqlMode) + ", SESSION time_zone = "
                + SqlText.string(zone.text());
    }

    /** What a backslash in a text means to such a session. */
    public Backslash backslash() {
        return Backslash.under(sqlMode);
    }
}
