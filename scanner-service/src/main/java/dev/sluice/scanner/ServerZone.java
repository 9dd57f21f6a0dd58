package dev.sluice.scanner;

import dev.sluice.sdk.check.Check;
import dev.sluice.sdk.check.Finding;
import dev.sluice.sdk.tidb.TidbSession;
import dev.sluice.sdk.zone.DataZone;

/**
 * The time zone of a server.
 *
 * @param zone   of its sessions, as TiDB keeps it
 * @param system that of its computer, which {@code SYSTEM} means
 */
record ServerZone(String zone, String system) {

    /** Asks. Reads only. */
    static ServerZone ask(TidbSession session) {
        return session.query("SELECT @@GLOBAL.time_zone AS zone, @@system_time_zone AS computer")
                .first()
                .map(row -> new ServerZone(row.text("zone").orElse(""), row.text("computer").orElse("")))
                .orElseThrow(() -> new IllegalStateException("@@GLOBAL.time_zone has no value"));
    }

    Finding finding() {
        return Finding.ok(Check.TARGET_ZONE, "the server's time zone is " + zone
                + (zone.equalsIgnoreCase(DataZone.SYSTEM) ? ", which is " + system : ""));
    }
}
