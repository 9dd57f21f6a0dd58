package dev.sluice.submitter.decision;

import dev.sluice.checkpoint.CancelCause;
import dev.sluice.checkpoint.ImportRecord;
import dev.sluice.checkpoint.TableCheckpoint;
import dev.sluice.event.ImportState;
import dev.sluice.event.LeftOut;
import dev.sluice.event.Manifest;
import dev.sluice.event.ScanFact;
import dev.sluice.event.ScanFact.ScanCompleted;
import dev.sluice.event.ScanFact.ScanFailed;
import dev.sluice.event.ScanFact.TableDiscovered;
import dev.sluice.event.ScanFailure;
import dev.sluice.event.TableState;
import dev.sluice.sdk.TableName;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What scanners report: tables found, and how the scan ended. Discovery goes on while an import is paused. */
final class ScanDecisions {

    void decide(ScanFact fact, Turn turn) {
        Optional<ImportRecord> of = turn.ledger.importRecord(fact.importId());
        if (of.isPresent() && Verifying.isAbout(of.get(), fact)) {
            Verifying.decide(of.get(), fact, turn);
        } else if (of.filter(record -> expects(record, fact)).isEmpty()) {
            turn.drop(fact, "no such scan is under way");
        } else {
            take(of.get(), fact, turn);
        }
    }

    private static boolean expects(ImportRecord record, ScanFact fact) {
        return record.state() == ImportState.SCANNING && record.scanId().equals(fact.scanId());
    }

    private static void take(ImportRecord record, ScanFact fact, Turn turn) {
        switch (fact) {
            case TableDiscovered found -> discovered(record, found, turn);
            case ScanCompleted done -> completed(record, done, turn);
            case ScanFailed failed -> fail(record, failed.failure(), failed.ignored(), failed.message(), turn);
        }
    }

    /** A scan that is carried out again says it again: the last plan wins, until something was sent. */
    private static void discovered(ImportRecord record, TableDiscovered found, Turn turn) {
        TableName name = new TableName(found.schema(), found.table());
        Optional<TableCheckpoint> before = turn.ledger.table(found.key());
        if (before.filter(known -> !TableTransitions.isOpenToScan(known)).isPresent()) {
            turn.drop(found, "nothing new while " + before.get().state().word());
            return;
        }
        TableCheckpoint table = TableTransitions.discovered(found, before, record,
                turn.ledger.owner(record.manifest().target(), name), turn.stamp.at());
        if (before.isEmpty()) {
            turn.discover(table);
        } else {
            turn.change(before.get(), table);
        }
    }

    private static void completed(ImportRecord record, ScanCompleted done, Turn turn) {
        Tally tally = Tally.of(turn.ledger, record.importId());
        if (done.tables() == 0) {
            fail(record, ScanFailure.NOTHING_TO_IMPORT, done.ignored(), nothingIn(record.manifest()), turn);
        } else if (done.tables() != tally.total()) {
            fail(record, ScanFailure.NOTHING_TO_IMPORT, done.ignored(), "the scan counted " + done.tables()
                    + " tables and named "
                    + tally.total() + ": the source changed meanwhile; import again", turn);
        } else {
            turn.change(record, record.scanned(done.digest(), done.ignored(), warnings(done)));
            if (tally.has(TableState.HELD)) {
                FailurePolicy.apply(turn, record);
            }
        }
    }

    private static String warnings(ScanCompleted done) {
        return done.warnings().stream().map(warning -> "warning: " + warning).collect(Collectors.joining("\n"));
    }

    private static String nothingIn(Manifest manifest) {
        return manifest.source().uri()
                + " holds no table to import; looked for files named like DB.TABLE-schema.sql and"
                + " DB.TABLE.000000000.csv, .sql or .parquet, filtered by " + manifest.filter();
    }

    private static void fail(ImportRecord record, ScanFailure why, @Nullable LeftOut ignored, String message,
            Turn turn) {
        turn.wantEnd(record.importId(), CancelCause.POLICY, table -> true);
        turn.change(record, record.failed(why, ignored, message).ended(ImportState.FAILED, turn.stamp.at()));
    }
}
