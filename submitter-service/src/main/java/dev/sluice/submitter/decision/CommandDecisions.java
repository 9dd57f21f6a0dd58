package dev.sluice.submitter.decision;

import dev.sluice.checkpoint.CancelCause;
import dev.sluice.checkpoint.ImportRecord;
import dev.sluice.event.Command;
import dev.sluice.event.Command.CancelImport;
import dev.sluice.event.Command.ForgetImport;
import dev.sluice.event.Command.PauseImport;
import dev.sluice.event.Command.ResumeImport;
import dev.sluice.event.Command.RetryTables;
import dev.sluice.event.Command.StartImport;
import dev.sluice.event.ImportState;
import dev.sluice.event.ScanOrder.CancelScan;
import dev.sluice.event.TableState;

/** What users ask for. A command that cannot be carried out now is answered and changes nothing. */
final class CommandDecisions {
    private final StartDecisions starts;

    CommandDecisions(Targets targets, String topicId) {
        starts = new StartDecisions(targets, topicId);
    }

    void decide(Command command, Turn turn) {
        if (command instanceof StartImport start) {
            starts.decide(start, turn);
            return;
        }
        turn.ledger.importRecord(command.importId())
                .ifPresentOrElse(record -> decide(command, record, turn),
                        () -> turn.refused(command, "no import has the id " + command.importId()));
    }

    private static void decide(Command command, ImportRecord record, Turn turn) {
        switch (command) {
            case StartImport start -> throw new IllegalStateException("decided on before: " + start.importId());
            case CancelImport cancel -> cancel(cancel, record, turn);
            case ForgetImport forget -> forget(forget, record, turn);
            case PauseImport pause -> pause(pause, record, turn);
            case ResumeImport resume -> resume(resume, record, turn);
            case RetryTables retry -> RetryDecisions.decide(retry, record, turn);
        }
    }

    private static void cancel(CancelImport command, ImportRecord record, Turn turn) {
        boolean held = Tally.of(turn.ledger, record.importId()).has(TableState.HELD);
        if (record.state().isEnd() && !held) {
            turn.refused(command, "already " + record.state().word());
            return;
        }
        if (record.state() == ImportState.SCANNING) {
            turn.ledger.order(new CancelScan(record.importId(), record.scanId()));
        }
        turn.accepted(command, record.state() == ImportState.CANCELLING ? "already cancelling" : "cancelling");
        turn.wantEnd(record.importId(), CancelCause.USER, table -> true);
        if (record.state() != ImportState.CANCELLING) {
            turn.change(record, record.cancelling());
        }
    }

    private static void forget(ForgetImport command, ImportRecord record, Turn turn) {
        if (!record.state().isEnd()) {
            turn.refused(command, "import " + record.importId() + " is " + record.shown().word()
                    + "; wait for its end or run: sluice cancel " + record.importId());
            return;
        }
        LiveJobs live = LiveJobs.of(turn.ledger, record.importId());
        if (live.any()) {
            turn.refused(command, live.first() + " may still have a live job in TiDB; run: sluice cancel "
                    + record.importId());
            return;
        }
        turn.ledger.forget(record.importId());
        turn.accepted(command, "forgotten; rows in TiDB stay");
    }

    private static void pause(PauseImport command, ImportRecord record, Turn turn) {
        if (record.state().isEnd() || record.state() == ImportState.CANCELLING) {
            turn.refused(command, "import " + record.importId() + " is " + record.shown().word());
            return;
        }
        turn.accepted(command, command.cancelRunning() ? "paused; running jobs are cancelled" : "paused");
        if (command.cancelRunning()) {
            turn.wantEnd(record.importId(), CancelCause.PAUSE, table -> true);
        }
        turn.change(record, record.paused(true));
    }

    private static void resume(ResumeImport command, ImportRecord record, Turn turn) {
        if (!record.paused()) {
            turn.refused(command, "import " + record.importId() + " is not paused but " + record.shown().word());
            return;
        }
        turn.accepted(command, "resumed");
        turn.change(record, record.paused(false));
    }
}
