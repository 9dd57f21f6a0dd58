package dev.sluice.scanner;

import dev.sluice.sdk.check.Check;
import dev.sluice.sdk.check.Finding;
import dev.sluice.sdk.tidb.Capabilities;
import dev.sluice.sdk.tidb.JobManager;
import dev.sluice.sdk.tidb.JobStatus;
import dev.sluice.sdk.tidb.TidbException;
import dev.sluice.sdk.tidb.TidbSession;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;

/**
 * What a scan learns from the target before anything else.
 *
 * @param version      as it calls itself
 * @param ahead        by how much that clock is ahead of ours; negative when it is behind
 * @param capabilities what it can do
 * @param liveJobs     all import jobs that have not ended and that our account may see
 */
record TargetServer(String version, Duration ahead, Capabilities capabilities,
        List<JobStatus> liveJobs) {

    /**
     * Asks. Reads only.
     *
     * @throws ChecksFailedException when the server is no TiDB, or one without {@code IMPORT INTO}
     */
    static TargetServer ask(TidbSession session, InstantSource clock) {
        String version = session.query("SELECT VERSION() AS version")
                .first()
                .flatMap(row -> row.text("version"))
                .orElse("");
        if (!version.contains("TiDB")) {
            throw new ChecksFailedException(List.of(Finding.critical(Check.TARGET_IS_TIDB,
                    "the target is not TiDB: its version is '" + version + "'", "name another target")));
        }
        Instant now = session.query("SELECT UTC_TIMESTAMP(6) AS now")
                .first()
                .flatMap(row -> row.instant("now"))
                .orElseThrow(() -> new IllegalStateException("UTC_TIMESTAMP has no value"));
        Duration ahead = Duration.between(clock.instant(), now);
        Capabilities capabilities = Capabilities.probe(session);
        return new TargetServer(version, ahead, capabilities, liveJobs(session, capabilities, version));
    }

    private static List<JobStatus> liveJobs(TidbSession session, Capabilities capabilities, String version) {
        try {
            return new JobManager(session, capabilities).liveJobs();
        } catch (TidbException e) {
            if (e.hasCode(TidbException.SYNTAX_ERROR)) {
                throw new ChecksFailedException(List.of(Finding.critical(Check.IMPORT_INTO_KNOWN,
                        "the target (" + version + ") does not know SHOW IMPORT JOBS",
                        "IMPORT INTO needs TiDB 7.2 or later")));
            }
            throw e;
        }
    }
}
