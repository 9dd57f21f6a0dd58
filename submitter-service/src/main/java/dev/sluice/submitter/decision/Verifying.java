package dev.sluice.submitter.decision;

import dev.sluice.checkpoint.ImportRecord;
import dev.sluice.checkpoint.TableCheckpoint;
import dev.sluice.checkpoint.Verification;
import dev.sluice.event.ScanFact;
import dev.sluice.event.ScanFact.ScanCompleted;
import dev.sluice.event.ScanFact.ScanFailed;
import dev.sluice.event.ScanFact.TableDiscovered;
import dev.sluice.event.ScanFailure;
import java.util.ArrayList;
import java.util.List;

/**
 * A second {@code start-import} of an ended import: a read-only scan tells whether the source is still what was imported.
 * The same, or gone: its state is told again. Anything else: refused, saying what differs. Nothing new is ever done.
 */
final class Verifying {
    /** Enough for a person to see what happened. */
    private static final int MOST_DIFFERENCES = 5;

    private Verifying() {}

    static boolean isAbout(ImportRecord record, ScanFact fact) {
        return record.verification() != null && record.verification().scanId().equals(fact.scanId());
    }

    static void decide(ImportRecord record, ScanFact fact, Turn turn) {
        Verification scan = record.verification();
        switch (fact) {
            case TableDiscovered found -> turn.change(record, record.verifying(compared(scan, found, turn)));
            case ScanCompleted done when done.tables() == 0 -> gone(record, turn, "it holds no table any more");
            case ScanCompleted done -> conclude(record, scan, done, turn);
            case ScanFailed failed when failed.failure() == ScanFailure.SOURCE_UNREADABLE -> gone(record, turn,
                    failed.message());
            case ScanFailed failed -> refused(record, turn, List.of(failed.message()));
        }
    }

    private static Verification compared(Verification scan, TableDiscovered found, Turn turn) {
        List<String> differences = new ArrayList<>(scan.differences());
        turn.ledger.table(found.key())
                .map(known -> difference(known, found))
                .orElse(found.schema() + "." + found.table() + " is new")
                .lines()
                .filter(line -> differences.size() < MOST_DIFFERENCES && !differences.contains(line))
                .forEach(differences::add);
        return new Verification(scan.scanId(), scan.offsets(), differences);
    }

    private static String difference(TableCheckpoint known, TableDiscovered found) {
        if (known.digest().equals(found.digest())) {
            return "";
        }
        return found.schema() + "." + found.table() + " has " + found.files() + " files of " + found.bytes()
                + " bytes, had " + known.files() + " of " + known.bytes()
                + (known.bytes() == found.bytes() ? "; a file was written since" : "");
    }

    private static void conclude(ImportRecord record, Verification scan, ScanCompleted done, Turn turn) {
        List<String> differences = new ArrayList<>(scan.differences());
        int known = Tally.of(turn.ledger, record.importId()).total();
        if (differences.isEmpty() && done.tables() != known) {
            differences.add("the source holds " + done.tables() + " tables, held " + known);
        }
        if (differences.isEmpty() && !done.digest().equals(record.digest())) {
            differences.add("files differ from what was scanned then");
        }
        if (differences.isEmpty()) {
            told(record, turn, ", and the source is unchanged");
        } else {
            refused(record, turn, differences);
        }
    }

    private static void gone(ImportRecord record, Turn turn, String why) {
        told(record, turn, "; its source is gone now (" + why + ")");
    }

    private static void told(ImportRecord record, Turn turn, String source) {
        turn.ledger.save(record.verifying(null));
        turn.tell(record, Brief.message(EndedBefore.message(record, turn.ledger, source)));
    }

    private static void refused(ImportRecord record, Turn turn, List<String> differences) {
        turn.ledger.save(record.verifying(null));
        record.verification()
                .offsets()
                .forEach(offset -> turn.refuse(record.importId(), offset, differences,
                        Refusals.otherContent(record.importId())));
    }
}
