package dev.sluice.scanner;

import dev.sluice.sdk.schema.TargetCatalogue;
import dev.sluice.sdk.tidb.JobManager;
import dev.sluice.sdk.tidb.TidbSession;

/**
 * A target that answers.
 *
 * @param server  what it said of itself
 * @param session stays its owner's to close
 */
record OpenTarget(TargetServer server, TidbSession session) {

    TargetCatalogue catalogue() {
        return new TargetCatalogue(session);
    }

    JobManager jobs() {
        return new JobManager(session, server.capabilities());
    }
}
