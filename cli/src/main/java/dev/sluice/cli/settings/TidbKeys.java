package dev.sluice.cli.settings;

import static dev.sluice.cli.settings.Fate.ignored;
import static dev.sluice.cli.settings.Fate.used;
import static dev.sluice.cli.settings.KeyType.FLAG;
import static dev.sluice.cli.settings.KeyType.MAP;
import static dev.sluice.cli.settings.KeyType.NUMBER;
import static dev.sluice.cli.settings.KeyType.SECRET;
import static dev.sluice.cli.settings.KeyType.SIZE;
import static dev.sluice.cli.settings.KeyType.TEXT;
import static dev.sluice.cli.settings.LightningKey.key;

import java.util.List;

/** {@code [tidb]} and {@code [security]}: the target, which is configured for the services, and chosen by name. */
final class TidbKeys {

    private static final String CONFIGURED = "a target's account is in the services' configuration";
    private static final String TLS = "targets.NAME.tls in the services' configuration says it";
    private static final String CHOOSE = "choose a configured target with --target";
    private static final String SERVER = "the server; it must be a configured target's, see --target";
    private static final String PACE = "TiDB computes checksums and statistics at its own pace";

    static final List<LightningKey> ALL = List.of(
            key("tidb.host", TEXT, "127.0.0.1", new Fate.Placed(SERVER, CHOOSE)),
            key("tidb.port", port(), "4000", new Fate.Placed(SERVER, CHOOSE)),
            key("tidb.user", TEXT, "root", ignored(CONFIGURED + ": " + CHOOSE)),
            key("tidb.password", SECRET, "", ignored(CONFIGURED + ": " + CHOOSE)),
            key("tidb.status-port", NUMBER, "10080", ignored("only SQL is spoken with the target")),
            key("tidb.pd-addr", TEXT, "", ignored("only SQL is spoken with the target")),
            key("tidb.log-level", TEXT, "error", ignored("TiDB is no part of this program")),
            key("tidb.sql-mode", TEXT, "TiDB's strict one", used("the session's sql_mode", (draft, value) -> draft
                    .sqlMode(SqlMode.checked(value)))),
            key("tidb.max-allowed-packet", SIZE, "64MiB", ignored("rows do not pass through a session")),
            key("tidb.tls", KeyType.choice("unsupported `tidb.tls` config %s", "", "false", "cluster", "skip-verify",
                    "preferred"), "", ignored(TLS)),
            key("tidb.security.ca-path", TEXT, "", ignored(TLS)), //
            key("tidb.security.cert-path", TEXT, "", ignored(TLS)),
            key("tidb.security.key-path", TEXT, "", ignored(TLS)),
            key("tidb.session-vars", MAP, "", used(
                    "`time_zone` is the zone of the rows' times, as `--time-zone`; other variables"
                            + " are refused", SessionVariables::take)),
            key("tidb.build-stats-concurrency", NUMBER, "20", ignored(PACE)),
            key("tidb.distsql-scan-concurrency", NUMBER, "15", ignored(PACE)),
            key("tidb.index-serial-scan-concurrency", NUMBER, "20", ignored(PACE)),
            key("tidb.checksum-table-concurrency", NUMBER, "2", ignored(PACE)),
            key("security.ca-path", TEXT, "", ignored(TLS)), //
            key("security.cert-path", TEXT, "", ignored(TLS)), //
            key("security.key-path", TEXT, "", ignored(TLS)),
            key("security.redact-info-log", FLAG, "false", ignored("nothing secret is ever logged")));

    private TidbKeys() {}

    private static KeyType port() {
        return new KeyType("whole number from 1 to 65535", KeyType.Bare.NONE, false, value -> {
            if (value.number() < 1 || value.number() > 65535) {
                throw new InvalidSettingException("invalid `tidb.port` setting");
            }
        });
    }
}
