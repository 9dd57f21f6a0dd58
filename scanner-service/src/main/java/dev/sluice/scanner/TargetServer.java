package dev.sluice.scanner;

import dev.sluice.sdk.scan.ScanRefusedException;
import dev.sluice.sdk.tidb.Capabilities;
import dev.sluice.sdk.tidb.JobManager;
import dev.sluice.sdk.tidb.JobStatus;
import dev.sluice.sdk.tidb.TidbException;
import dev.sluice.sdk.tidb.TidbSession;
import java.time.Instant;
import java.util.List;

/**
 * What a scan learns from the target before anything else.
 *
 * @param intentTime   the target's own UTC clock before it was asked for anything; jobs of this import are younger
 * @param capabilities what it can do
 * @param liveJobs     all import jobs that have not ended and that our account may see
 */
record TargetServer(Instant intentTime, Capabilities capabilities, List<JobStatus> liveJobs) {

    /**
     * Asks. Reads only.
     *
     * @throws ScanRefusedException when the server is no TiDB, or one without {@code IMPORT INTO}
     */
    static TargetServer ask(TidbSession session) {
        String version = session.query("SELECT VERSION() AS version")
                .first()
                .flatMap(row -> row.text("version"))
                .orElse("");
        if (!version.contains("TiDB")) {
            throw new ScanRefusedException(List.of("the target is not TiDB: its version is '" + version
                    + "'; name another target"));
        }
        Instant now = session.query("SELECT UTC_TIMESTAMP(6) AS now")
                .first()
                .flatMap(row -> row.instant("now"))
                .orElseThrow(() -> new IllegalStateException("UTC_TIMESTAMP has no value"));
        Capabilities capabilities = Capabilities.probe(session);
        return new TargetServer(now, capabilities, liveJobs(session, capabilities, version));
    }

    private static List<JobStatus> liveJobs(TidbSession session, Capabilities capabilities, String version) {
        try {
            return new JobManager(session, capabilities).liveJobs();
        } catch (TidbException e) {
            if (e.hasCode(TidbException.SYNTAX_ERROR)) {
                throw new ScanRefusedException(List.of("the target (" + version + ") does not know SHOW IMPORT JOBS;"
                        + " IMPORT INTO needs TiDB 7.2 or later"));
            }
            throw e;
        }
    }
}
