package dev.sluice.sdk.plan;

import dev.sluice.sdk.statement.Backslash;
import dev.sluice.sdk.tidb.SessionSettings;
import dev.sluice.sdk.zone.DataZone;
import java.util.Optional;

/**
 * What is asked of the sessions that bring rows and tables.
 *
 * @param sqlMode what values are converted under, and what SQL files are read under
 * @param zone    in which {@code TIMESTAMP} values are; empty: as the files say, else as the target has it
 */
public record RowSettings(String sqlMode, Optional<DataZone> zone) {

    /** TiDB's strict mode; whatever zone the rows are in. */
    public static final RowSettings DEFAULT = new RowSettings(SessionSettings.STRICT_SQL_MODE, Optional.empty());

    /** The same under another mode. */
    public RowSettings withSqlMode(String mode) {
        return new RowSettings(mode, zone);
    }

    /** The same for rows in that zone. */
    public RowSettings withZone(DataZone wanted) {
        return new RowSettings(sqlMode, Optional.of(wanted));
    }

    /** What a backslash in a text means to such sessions. */
    Backslash backslash() {
        return Backslash.under(sqlMode);
    }
}
