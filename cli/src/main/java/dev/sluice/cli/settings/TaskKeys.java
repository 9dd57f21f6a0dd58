package dev.sluice.cli.settings;

import static dev.sluice.cli.settings.Fate.ignored;
import static dev.sluice.cli.settings.Fate.mappedUnless;
import static dev.sluice.cli.settings.Fate.option;
import static dev.sluice.cli.settings.Fate.refusedBut;
import static dev.sluice.cli.settings.Fate.used;
import static dev.sluice.cli.settings.KeyType.FLAG;
import static dev.sluice.cli.settings.KeyType.MAX_ERROR;
import static dev.sluice.cli.settings.KeyType.NUMBER;
import static dev.sluice.cli.settings.KeyType.TEXT;
import static dev.sluice.cli.settings.LightningKey.key;

import java.util.List;
import java.util.Optional;

/** {@code [lightning]}, which may also be called {@code [app]}. */
final class TaskKeys {

    private static final String LOG = "Sluice's log is a service's standard error, or logs/sluice.log in the data"
            + " directory, for commands without one in the cache directory";
    private static final String NO_TABLES = "Sluice keeps no tables of its own in the target";

    static final List<LightningKey> ALL = List.of(
            key("lightning.backend", ImporterKeys.BACKEND, "", ImporterKeys.backend()),
            key("lightning.level", KeyType.choice("unknown log level '%s'; known are debug, info, warn, error, fatal",
                    "debug", "info", "warn", "warning", "error", "fatal"), "info", ignored(LOG)),
            key("lightning.file", TEXT, "", ignored(LOG)), //
            key("lightning.max-size", NUMBER, "128", ignored(LOG)), //
            key("lightning.max-days", NUMBER, "28", ignored(LOG)), //
            key("lightning.max-backups", NUMBER, "14", ignored(LOG)),
            key("lightning.enable-diagnose-logs", FLAG, "false", ignored(LOG)),
            key("lightning.status-addr", TEXT, "", ignored("the services serve health and metrics at http.port")),
            key("lightning.pprof-port", NUMBER, "", ignored("the services serve health and metrics at http.port")),
            key("lightning.server-mode", FLAG, "false",
                    refusedBut("a server takes its tasks from a topic here: run sluice up", "false")),
            key("lightning.check-requirements", FLAG, "true",
                    mappedUnless(TomlValue::flag, "DISABLE_PRECHECK when false",
                            (draft, value) -> draft.checkRequirements(value.flag()))),
            key("lightning.table-concurrency", NUMBER, "0, which is 8", used("the number of jobs in flight at once",
                    TaskKeys::tableConcurrency)),
            key("lightning.region-concurrency", NUMBER, "the processors", ignored("TiDB divides a job's work itself")),
            key("lightning.index-concurrency", NUMBER, "", ignored("TiDB divides a job's work itself")),
            key("lightning.io-concurrency", NUMBER, "5", ignored("TiDB divides a job's work itself")),
            key("lightning.max-error", MAX_ERROR, "0", option("RECORD_ERRORS", "record_errors",
                    TaskKeys::recordErrors)),
            key("lightning.max-error.conflict", NUMBER, "", ignored("conflicts are never resolved")),
            key("lightning.max-error-records", NUMBER, "", ignored("it has no effect in Lightning either")),
            key("lightning.meta-schema-name", TEXT, "lightning_metadata", ignored(NO_TABLES)),
            key("lightning.task-info-schema-name", TEXT, "lightning_task_info", ignored(NO_TABLES)));

    private TaskKeys() {}

    /** Zero and less is Lightning's way to leave it out. */
    private static void tableConcurrency(ManifestDraft draft, TomlValue value) {
        long jobs = value.number();
        if (jobs > Integer.MAX_VALUE) {
            throw value.wanted("a number of jobs up to " + Integer.MAX_VALUE);
        }
        draft.tableConcurrency(jobs > 0 ? (int) jobs : null);
    }

    /** Zero, Lightning's default, is TiDB's too and is left out. */
    private static Optional<Object> recordErrors(TomlValue value) {
        long errors = KeyType.maxError(value);
        return errors > 0 ? Optional.of(smallest(errors)) : Optional.empty();
    }

    /** As it comes back from a manifest, so that the same request is the same manifest. */
    private static Object smallest(long number) {
        boolean isInt = number <= Integer.MAX_VALUE;
        return isInt ? Integer.valueOf((int) number) : (Object) number;
    }
}
