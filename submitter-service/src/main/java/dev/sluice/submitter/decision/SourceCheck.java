package dev.sluice.submitter.decision;

import dev.sluice.checkpoint.TableCheckpoint;
import dev.sluice.event.JobFact.JobEnded;
import java.util.Optional;

/**
 * Holds the bytes that TiDB read against those that the scan saw: TiDB lists the files itself when a job begins, so it may
 * find others than the scan did.
 */
final class SourceCheck {

    private SourceCheck() {}

    /** What differs, in words; empty where nothing does, and where TiDB's number is an estimate or its rounding hides it. */
    static Optional<String> difference(TableCheckpoint table, JobEnded ended) {
        Long scanned = table.plan().exactBytes();
        if (scanned == null || ended.sourceBytes() == null || ended.sourceBytesWithin() == null) {
            return Optional.empty();
        }
        long read = ended.sourceBytes();
        long within = ended.sourceBytesWithin();
        return Math.abs(read - scanned) <= within
                ? Optional.empty()
                : Optional.of("the source has changed since it was scanned: TiDB read " + (within == 0 ? "" : "about ")
                        + read + " bytes, the scan saw " + scanned);
    }
}
