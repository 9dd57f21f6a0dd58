package dev.sluice.submitter.decision;

import dev.sluice.checkpoint.ImportRecord;
import dev.sluice.checkpoint.Verification;
import dev.sluice.event.Command.StartImport;
import dev.sluice.event.GroupKey;
import dev.sluice.event.ImportState;
import dev.sluice.event.ScanOrder.ScanSource;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** A {@code start-import}: the first of its id is accepted, a second one never makes new work for what was done. */
final class StartDecisions {
    private final Targets targets;
    private final String topicId;

    StartDecisions(Targets targets, String topicId) {
        this.targets = targets;
        this.topicId = topicId;
    }

    void decide(StartImport start, Turn turn) {
        List<String> objections = Stream.concat(start.manifest().objections().stream(), Refusals.keys(start)).toList();
        Optional<ImportRecord> known = turn.ledger.importRecord(start.importId());
        // Before anything is kept: what is wrong may be a key, which must not come to lie in another topic.
        if (!objections.isEmpty()) {
            refuse(start, turn, List.of(), String.join("; ", objections));
        } else if (!targets.knows(start.manifest().target())) {
            refuse(start, turn, List.of(), "target '" + start.manifest().target() + "' is not configured; known: "
                    + String.join(", ", targets.names()));
        } else if (known.isEmpty()) {
            accept(start, turn);
        } else if (nothingWasSent(known.get(), turn)) {
            turn.ledger.forget(start.importId());
            accept(start, turn);
        } else {
            again(start, known.get(), turn);
        }
    }

    private void accept(StartImport start, Turn turn) {
        GroupKey group = GroupKey.of(start.importId(), topicId, turn.stamp.offset());
        ImportRecord record = ImportRecord.accepted(start.importId(), start.manifest(), turn.stamp.offset(), group,
                turn.stamp.at());
        turn.accepted(start, start.ignored().isEmpty()
                ? "scanning its source"
                : "scanning its source; ignored, for no manifest has them: " + String.join(", ", start.ignored()));
        turn.accept(record);
        turn.ledger.order(new ScanSource(record.importId(), record.scanId(), record.manifest(), false));
    }

    /** An import that ended before its first statement holds nothing in TiDB: the same id may simply start anew. */
    private static boolean nothingWasSent(ImportRecord record, Turn turn) {
        boolean endedBadly = record.state() == ImportState.FAILED || record.state() == ImportState.CANCELLED;
        return endedBadly && !Attempts.any(turn.ledger, record.importId());
    }

    private void again(StartImport start, ImportRecord record, Turn turn) {
        List<String> differences = Refusals.differences(record.manifest(), start.manifest());
        if (!differences.isEmpty()) {
            refuse(start, turn, differences, Refusals.otherRequest(start.importId()));
        } else if (!record.state().isEnd()) {
            turn.accepted(start, "already " + record.shown().word());
            turn.tell(record, "already " + record.shown().word());
        } else {
            verify(start, record, turn);
        }
    }

    private void verify(StartImport start, ImportRecord record, Turn turn) {
        if (record.verification() != null) {
            turn.accepted(start, "ended " + record.state().word()
                    + " before; a look whether its source is the same is under way");
            turn.ledger.save(record.verifying(record.verification().askedAgain(turn.stamp.offset())));
            return;
        }
        String scanId = GroupKey.of(start.importId(), topicId, turn.stamp.offset()).value();
        turn.accepted(start, "ended " + record.state().word() + " before; looking whether its source is the same");
        turn.ledger.save(record.verifying(new Verification(scanId, List.of(turn.stamp.offset()), List.of())));
        turn.ledger.order(new ScanSource(record.importId(), scanId, record.manifest(), true));
    }

    private static void refuse(StartImport start, Turn turn, List<String> differences, String message) {
        turn.refuse(start.importId(), turn.stamp.offset(), differences, message);
    }
}
