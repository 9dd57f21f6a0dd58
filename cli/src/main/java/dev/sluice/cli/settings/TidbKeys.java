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

/** {@code [tidb]} and {@code [security]}: the server for services in this process; a cluster's targets are chosen by name. */
final class TidbKeys {

    private static final String CHOOSE = "name a server with --tidb, or a configured target with --target";
    private static final Fate SERVER = new Fate.Placed(
            "the server; beside a cluster it must be a configured target's, see"
                    + " --target", CHOOSE);
    private static final Fate ACCOUNT = new Fate.Placed("the account; a cluster's services have their own", CHOOSE);
    private static final Fate TLS = new Fate.Placed("as TiDB Lightning means it; a cluster's services have their own"
            + " settings", CHOOSE);
    private static final Fate NO_CERTIFICATE = ignored(
            "TiDB is shown no certificate of ours: an account that must have one"
                    + " cannot be used");
    private static final String PACE = "TiDB computes checksums and statistics at its own pace";

    static final List<LightningKey> ALL = List.of(
            key("tidb.host", TEXT, "127.0.0.1", SERVER),
            key("tidb.port", port(), "4000", SERVER),
            key("tidb.user", TEXT, "root", ACCOUNT),
            key("tidb.password", SECRET, "", ACCOUNT),
            key("tidb.status-port", NUMBER, "10080", ignored("only SQL is spoken with the target")),
            key("tidb.pd-addr", TEXT, "", ignored("only SQL is spoken with the target")),
            key("tidb.log-level", TEXT, "error", ignored("TiDB is no part of this program")),
            key("tidb.sql-mode", TEXT, "TiDB's strict one", used("the session's sql_mode", (draft, value) -> draft
                    .sqlMode(SqlMode.checked(value)))),
            key("tidb.max-allowed-packet", SIZE, "64MiB", ignored("rows do not pass through a session")),
            key("tidb.tls", KeyType.choice("unsupported `tidb.tls` config %s", "", "false", "cluster", "skip-verify",
                    "preferred"), "", TLS),
            key("tidb.security.ca-path", TEXT, "", TLS), //
            key("tidb.security.cert-path", TEXT, "", NO_CERTIFICATE),
            key("tidb.security.key-path", TEXT, "", NO_CERTIFICATE),
            key("tidb.session-vars", MAP, "", used(
                    "`time_zone` is the zone of the rows' times, as `--time-zone`; other variables"
                            + " are refused", SessionVariables::take)),
            key("tidb.build-stats-concurrency", NUMBER, "20", ignored(PACE)),
            key("tidb.distsql-scan-concurrency", NUMBER, "15", ignored(PACE)),
            key("tidb.index-serial-scan-concurrency", NUMBER, "20", ignored(PACE)),
            key("tidb.checksum-table-concurrency", NUMBER, "2", ignored(PACE)),
            key("security.ca-path", TEXT, "", TLS), //
            key("security.cert-path", TEXT, "", NO_CERTIFICATE), //
            key("security.key-path", TEXT, "", NO_CERTIFICATE),
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
