package dev.sluice.sdk.tidb;

import dev.sluice.sdk.tidb.TidbFailure.OutcomeUnknown;
import dev.sluice.sdk.tidb.TidbFailure.Refused;
import dev.sluice.sdk.tidb.TidbFailure.RefusedAs;
import dev.sluice.sdk.tidb.TidbFailure.Retryable;
import java.util.List;
import java.util.Set;

/**
 * Sorts every failure: the only place that knows TiDB's error codes.
 *
 * <p>The first row that matches counts. A refusal whose code no row names is final: TiDB has answered, so no statement is
 * still at work, and whoever acts on it looks for the job once more first.
 */
final class FailureTable {

    private record Row(Set<Integer> codes, String saying, TidbFailure means) {

        boolean matches(int code, String words) {
            return codes.contains(code) && words.contains(saying);
        }
    }

    private static final TidbFailure RETRYABLE = new Retryable();
    private static final TidbFailure UNKNOWN = new OutcomeUnknown();
    private static final TidbFailure FAILED = new Refused(RefusedAs.FAILED);
    private static final TidbFailure HELD = new Refused(RefusedAs.HELD);

    private static final List<Row> ROWS = List.of(
            // Interrupted while it ran: shutdown, KILL, time limit; PD, TiKV or a region did not answer in time.
            new Row(Set.of(1053, 1317, 1907, 3024, 8027, 8028, 9001, 9002, 9005, 9010, 9011), "", UNKNOWN),
            new Row(Set.of(1105), "context canceled", UNKNOWN), new Row(Set.of(1105), "context deadline", UNKNOWN),
            new Row(Set.of(1105), "task not found", UNKNOWN),
            // Busy: too many connections, lock waits, deadlocks, write conflicts, schema changed meanwhile.
            new Row(Set.of(1040, 1203, 1205, 1213, 1226, 8002, 8022, 9003, 9004, 9007, 9009), "", RETRYABLE),
            // Privileges; security mode; the location cannot be reached or read.
            new Row(Set.of(1044, 1045, 1142, 1227, 1290, 8132, 8158, 8159, 8160), "", HELD),
            // Table in mode Import: another import owns it.
            new Row(Set.of(8258), "", HELD),
            // Prechecks. No file is the request's own fault; rows, backups and feeds are a person's to decide about.
            new Row(Set.of(8173), "No file matched", FAILED), new Row(Set.of(8173), "threads", FAILED),
            new Row(Set.of(8173), "unsupported cloud storage", FAILED), new Row(Set.of(8173), "", HELD));

    private FailureTable() {}

    /** TiDB answered a statement with an error. */
    static TidbFailure answered(int code, String words) {
        return ROWS.stream().filter(row -> row.matches(code, words)).map(Row::means).findFirst().orElse(FAILED);
    }

    /** No session came to be; no statement left, so there is nothing that could have happened. */
    static TidbFailure notConnected() {
        return RETRYABLE;
    }

    /** The statement left and no answer came. */
    static TidbFailure notAnswered() {
        return UNKNOWN;
    }
}
