package dev.sluice.local.tidb.job;

import dev.sluice.local.tidb.plan.TargetTable;
import java.util.Optional;

/**
 * What somebody asked for, with all that is needed to begin it anew after a crash.
 *
 * @param statement     the SQL text, with the keys of a source masked. A job that needs them cannot be begun anew after a
 *                      crash and fails
 * @param currentSchema of the session that sent it
 * @param sqlMode       of that session
 * @param timeZone      of that session
 * @param createdBy     the matched account, such as {@code root@%}
 * @param tableId       of the target when this was asked for, see {@link TableId}
 * @param dataSource    the path as SHOW tells it
 * @param sourceBytes   stored bytes of all files
 */
public record JobRequest(
        String statement,
        Optional<String> currentSchema,
        String sqlMode,
        String timeZone,
        String createdBy,
        TargetTable target,
        long tableId,
        Optional<String> groupKey,
        String dataSource,
        long sourceBytes) {}
