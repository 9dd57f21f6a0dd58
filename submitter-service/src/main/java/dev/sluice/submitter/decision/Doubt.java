package dev.sluice.submitter.decision;

import dev.sluice.checkpoint.HeldBecause;
import dev.sluice.checkpoint.TableCheckpoint;
import dev.sluice.event.JobFact.JobEnded;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Why the rows that the scan saw may not be in the table though the job has finished: TiDB lists and reads the files itself when
 * the job begins, and others may have the table emptied since.
 *
 * @param holds what holds the table where the import is strict
 * @param words for people
 */
record Doubt(HeldBecause holds, String words) {

    /** All doubts about a job; none where TiDB gives no number, or only an estimate. */
    static List<Doubt> of(TableCheckpoint table, JobEnded ended) {
        return Stream.of(tableGone(table, ended), otherBytes(table, ended), noRows(table, ended))
                .flatMap(Optional::stream)
                .toList();
    }

    /** Whether the rows are surely not there; then the table is not called finished, however strict its import is. */
    boolean isCertain() {
        return holds == HeldBecause.TABLE_GONE;
    }

    private static Optional<Doubt> tableGone(TableCheckpoint table, JobEnded ended) {
        return Boolean.TRUE.equals(ended.tableGone())
                ? Optional.of(new Doubt(HeldBecause.TABLE_GONE, table.key().name()
                        + " was dropped, emptied or made anew since job "
                        + ended.jobId() + " filled it, so the job's rows are gone"))
                : Optional.empty();
    }

    private static Optional<Doubt> otherBytes(TableCheckpoint table, JobEnded ended) {
        Long scanned = table.plan().exactBytes();
        if (scanned == null || ended.sourceBytes() == null || ended.sourceBytesWithin() == null) {
            return Optional.empty();
        }
        long read = ended.sourceBytes();
        long within = ended.sourceBytesWithin();
        return Math.abs(read - scanned) <= within
                ? Optional.empty()
                : Optional.of(new Doubt(HeldBecause.SOURCE_CHANGED,
                        "the source has changed since it was scanned: TiDB read " + (within == 0 ? "" : "about ") + read
                                + " bytes, the scan saw " + scanned));
    }

    private static Optional<Doubt> noRows(TableCheckpoint table, JobEnded ended) {
        boolean empty = ended.importedRows() != null && ended.importedRows() == 0;
        return empty && Boolean.TRUE.equals(table.plan().hasRows())
                ? Optional.of(new Doubt(HeldBecause.NO_ROWS, "TiDB imported no row, but the scan saw one in "
                        + table.plan().location()
                        + ": check what TiDB finds there, and that header and line ends are as"
                        + " said (csv.header, csv.terminator)"))
                : Optional.empty();
    }
}
