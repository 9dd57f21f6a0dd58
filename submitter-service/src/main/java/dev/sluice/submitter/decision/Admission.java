package dev.sluice.submitter.decision;

import dev.sluice.checkpoint.ImportRecord;
import dev.sluice.checkpoint.TableCheckpoint;
import dev.sluice.event.ImportId;
import dev.sluice.event.ImportState;
import dev.sluice.event.TableKey;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Lets waiting tables in while the target has a free job and their import's window is not full. Imports take turns: the one
 * with the fewest jobs in flight is next, the older one when equal. Jobs in flight are counted from checkpoints each time.
 */
final class Admission {
    private final Targets targets;

    Admission(Targets targets) {
        this.targets = targets;
    }

    void admit(Turn turn, String target) {
        if (turn.ledger.waitingImports().isEmpty()) {
            return;
        }
        List<TableKey> inFlight = turn.ledger.inFlight(target);
        Map<ImportId, Integer> counts = new HashMap<>();
        inFlight.forEach(table -> counts.merge(table.importId(), 1, Integer::sum));
        for (int free = targets.limitOf(target) - inFlight.size(); free > 0; free--) {
            Optional<ImportRecord> next = next(turn, target, counts);
            if (next.isEmpty()) {
                return;
            }
            admitFirst(turn, next.get());
            counts.merge(next.get().importId(), 1, Integer::sum);
        }
    }

    private static Optional<ImportRecord> next(Turn turn, String target, Map<ImportId, Integer> inFlight) {
        return turn.ledger.waitingImports()
                .stream()
                .flatMap(id -> turn.ledger.importRecord(id).stream())
                .filter(record -> record.manifest().target().equals(target) && isOpen(record))
                .filter(record -> count(inFlight, record) < record.manifest().policy().tableConcurrency())
                .min(Comparator.<ImportRecord>comparingInt(record -> count(inFlight, record))
                        .thenComparingLong(ImportRecord::startOffset));
    }

    private static boolean isOpen(ImportRecord record) {
        return record.state() == ImportState.IMPORTING && record.scanned() && !record.paused();
    }

    private static int count(Map<ImportId, Integer> inFlight, ImportRecord record) {
        return inFlight.getOrDefault(record.importId(), 0);
    }

    private static void admitFirst(Turn turn, ImportRecord record) {
        TableKey key = turn.ledger.firstWaiting(record.importId()).orElseThrow();
        TableCheckpoint waiting = turn.ledger.table(key).orElseThrow();
        turn.change(waiting, TableTransitions.admitted(waiting));
    }
}
