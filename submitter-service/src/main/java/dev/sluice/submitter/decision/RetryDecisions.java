package dev.sluice.submitter.decision;

import dev.sluice.checkpoint.CancelCause;
import dev.sluice.checkpoint.ImportRecord;
import dev.sluice.checkpoint.TableCheckpoint;
import dev.sluice.event.Command.RetryTables;
import dev.sluice.event.ImportId;
import dev.sluice.event.ImportState;
import dev.sluice.sdk.TableName;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Puts failed, cancelled and held tables back to waiting; an import that had ended is open again. */
final class RetryDecisions {

    private RetryDecisions() {}

    static void decide(RetryTables command, ImportRecord record, Turn turn) {
        Optional<String> notNow = notNow(record, turn);
        List<TableCheckpoint> chosen = chosen(command, turn);
        if (notNow.isPresent()) {
            turn.refused(command, notNow.get());
        } else if (chosen.isEmpty()) {
            turn.refused(command, "no such table is failed, cancelled or held, or another import has it now");
        } else {
            turn.accepted(command, chosen.size() + " tables wait again");
            chosen.forEach(table -> turn.change(table, TableTransitions.retried(table, command.truncate())));
            if (record.state().isEnd()) {
                turn.change(record, record.reopened(false));
            }
        }
    }

    private static Optional<String> notNow(ImportRecord record, Turn turn) {
        if (!record.scanned()) {
            return Optional.of("the scan has not completed");
        }
        if (record.state() == ImportState.CANCELLING) {
            return Optional.of("import " + record.importId() + " is being cancelled; wait for its end");
        }
        boolean policyAtWork = turn.ledger.inFlight(record.manifest().target())
                .stream()
                .filter(table -> table.importId().equals(record.importId()))
                .flatMap(table -> turn.ledger.table(table).stream())
                .anyMatch(table -> table.cancelWanted() == CancelCause.POLICY);
        return policyAtWork
                ? Optional.of("running tables are being cancelled because another failed; wait for them")
                : Optional.empty();
    }

    private static List<TableCheckpoint> chosen(RetryTables command, Turn turn) {
        Set<TableName> named = command.tables().stream().map(TableName::folded).collect(Collectors.toSet());
        List<TableCheckpoint> chosen = new ArrayList<>();
        turn.ledger.eachTable(command.importId(), table -> {
            boolean meant = named.isEmpty() || named.contains(table.key().name().folded());
            if (meant && !TableTransitions.retried(table, command.truncate()).equals(table) && isFree(table, turn)) {
                chosen.add(table);
            }
        });
        return chosen;
    }

    private static boolean isFree(TableCheckpoint table, Turn turn) {
        Optional<ImportId> owner = turn.ledger.owner(table.target(), table.key().name());
        return owner.isEmpty() || owner.get().equals(table.importId());
    }
}
