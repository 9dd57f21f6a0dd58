package dev.sluice.submitter.decision;

import dev.sluice.checkpoint.CancelCause;
import dev.sluice.checkpoint.ImportRecord;
import dev.sluice.checkpoint.TableCheckpoint;
import dev.sluice.event.Command;
import dev.sluice.event.ImportId;
import dev.sluice.event.Input;
import dev.sluice.event.StatusEvent.CommandAnswered;
import dev.sluice.event.StatusEvent.ImportRefused;
import dev.sluice.event.StatusEvent.ImportStateChanged;
import dev.sluice.event.StatusEvent.TableStateChanged;
import dev.sluice.event.TableState;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** One input's turn: the ledger at one moment, and the few moves that every decision is made of. */
final class Turn {
    final Ledger ledger;
    final Stamp stamp;

    Turn(Ledger ledger, Stamp stamp) {
        this.ledger = ledger;
        this.stamp = stamp;
    }

    /** Saves a table that changed and says so when its state did. */
    void change(TableCheckpoint before, TableCheckpoint after) {
        if (after.equals(before)) {
            return;
        }
        ledger.save(after);
        if (after.state() != before.state()) {
            say(before.state(), after);
        }
    }

    /** Saves a table that was not known, or is known anew. */
    void discover(TableCheckpoint found) {
        ledger.save(found);
        say(null, found);
    }

    private void say(@Nullable TableState from, TableCheckpoint now) {
        ledger.publish(new TableStateChanged(now.importId(), now.schema(), now.table(), from, now.state(),
                now.attempt(), now.jobId(), now.bytes(), now.importedRows(), now.message(), stamp.at()));
    }

    /** Saves an import that changed and says so when its shown state did. */
    void change(ImportRecord before, ImportRecord after) {
        ledger.save(after);
        if (after.shown() != before.shown()) {
            say(before, after, after.message());
        }
    }

    /** Saves an import that was just accepted. */
    void accept(ImportRecord accepted) {
        ledger.save(accepted);
        say(null, accepted, accepted.message());
    }

    /** Tells the state of an import again. */
    void tell(ImportRecord now, String message) {
        say(now, now, message);
    }

    private void say(@Nullable ImportRecord from, ImportRecord now, String message) {
        Tally tally = Tally.of(ledger, now.importId());
        ledger.publish(new ImportStateChanged(now.importId(), from == null ? null : from.shown(), now.shown(),
                tally.states(), tally.importedRows(), tally.bytes(), now.failure(), message, stamp.at()));
    }

    void accepted(Command command, String message) {
        answer(command, true, message);
    }

    void refused(Command command, String message) {
        answer(command, false, message);
    }

    private void answer(Command command, boolean accepted, String message) {
        ledger.publish(new CommandAnswered(command.importId(), command.word(), stamp.offset(), accepted,
                Brief.message(message), stamp.at()));
    }

    /** Says of a {@code start-import} that it is not accepted; nothing may have changed by it. */
    void refuse(ImportId id, long offset, List<String> differences, String message) {
        ledger.publish(new ImportRefused(id, offset, Brief.lines(differences), Brief.message(message), stamp.at()));
    }

    void drop(Input input, String why) {
        ledger.dropped(input, why);
    }

    /** Wants the end of every table of an import that is so. */
    void wantEnd(ImportId id, CancelCause cause, Predicate<TableCheckpoint> which) {
        ledger.eachTable(id, table -> {
            if (which.test(table)) {
                change(table, TableTransitions.cancelWanted(table, cause, stamp.at()));
            }
        });
    }
}
