package dev.sluice.submitter.decision;

import dev.sluice.checkpoint.ImportRecord;
import dev.sluice.event.ImportId;
import dev.sluice.event.ImportState;
import dev.sluice.event.TableState;

/** Works out whether an import has come to its end, and to which: when every table is in an end state or held. */
final class Ending {

    private Ending() {}

    static void workOut(Turn turn, ImportId id) {
        turn.ledger.importRecord(id)
                .filter(record -> mayEnd(record) && !hasOpenTable(turn, record))
                .ifPresent(
                        record -> turn.change(record, record.ended(outcome(turn, record), turn.stamp.at())));
    }

    private static boolean mayEnd(ImportRecord record) {
        return switch (record.state()) {
            case IMPORTING -> record.scanned();
            case CANCELLING -> true;
            case SCANNING, PAUSED, FINISHED, FAILED, CANCELLED -> false;
        };
    }

    private static boolean hasOpenTable(Turn turn, ImportRecord record) {
        return turn.ledger.firstWaiting(record.importId()).isPresent()
                || turn.ledger.hasInFlight(record.manifest().target(), record.importId());
    }

    /** A held table moved after its import had ended: the import is open again while a job runs, else judged anew. */
    static void workOutAgain(Turn turn, ImportRecord ended) {
        if (hasOpenTable(turn, ended)) {
            turn.change(ended, ended.reopened(ended.cancelAsked()));
        } else {
            turn.change(ended, ended.ended(outcome(turn, ended), turn.stamp.at()));
        }
    }

    private static ImportState outcome(Turn turn, ImportRecord record) {
        if (record.cancelAsked()) {
            return ImportState.CANCELLED;
        }
        Tally tally = Tally.of(turn.ledger, record.importId());
        boolean anyBad = tally.has(TableState.FAILED) || tally.has(TableState.HELD) || tally.has(TableState.CANCELLED);
        return anyBad ? ImportState.FAILED : ImportState.FINISHED;
    }
}
