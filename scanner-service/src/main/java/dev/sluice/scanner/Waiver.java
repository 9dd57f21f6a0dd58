package dev.sluice.scanner;

import dev.sluice.sdk.check.Check;
import dev.sluice.sdk.check.Finding;

/** What a user gives up who waives the requirements: told, but it stops nothing. */
final class Waiver {

    private Waiver() {}

    /** The import still needs tables that it can fill and a source that it can read. */
    static Finding of(Finding finding) {
        return switch (finding.check()) {
            case GRANTS, NO_ACTIVE_JOBS -> finding.waived();
            case TABLES_EMPTY -> finding.isCritical()
                    ? Finding.warning(Check.TABLES_EMPTY, finding.waived().seen(),
                            "empty it all the same: TiDB fills no"
                                    + " table with rows, whatever is waived, so it would be held")
                    : finding;
            case NO_CDC_PITR -> Finding.warning(Check.NO_CDC_PITR, "not looked at by anybody: check-requirements is"
                    + " false, so TiDB is told not to look either", "a log backup or a change feed misses the rows");
            case REQUEST_VALID, SOURCE_READABLE, SOURCE_SEEN_BY_TARGET, SOURCE_NOT_EMPTY, FILES_FIT_TABLES,
                    OBJECT_NAMES, SIZES, SCHEMA_FILES,
                    CSV_HEADERS, TIME_ZONES, TARGET_REACHABLE, TARGET_IS_TIDB, IMPORT_INTO_KNOWN, TARGET_ZONE,
                    JOB_SLOTS, CLOCK_SKEW,
                    TABLES_FIT_TARGET, TAKE_OVER, KAFKA_REACHABLE, TOPICS, TOPIC_ACLS, CHECKPOINTS_RESUMABLE -> finding;
        };
    }
}
