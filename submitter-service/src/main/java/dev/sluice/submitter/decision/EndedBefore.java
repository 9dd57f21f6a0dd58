package dev.sluice.submitter.decision;

import dev.sluice.checkpoint.ImportRecord;
import dev.sluice.checkpoint.TableCheckpoint;
import dev.sluice.event.ImportState;
import dev.sluice.event.TableState;
import java.util.ArrayList;
import java.util.List;

/** What is said of an import that has ended when somebody asks for it again: what came of it, and the way on. */
final class EndedBefore {
    private static final int MOST_TABLES = 3;

    private EndedBefore() {}

    /** @param source what became of its source since, as an addition to a sentence */
    static String message(ImportRecord record, Ledger ledger, String source) {
        return record.state() == ImportState.FINISHED
                ? "nothing to do: imported before" + source
                        + "; the rows in the target were not looked at"
                        + " (to import again, run: sluice forget " + record.importId() + ", then the same command)"
                : unsuccessful(record, ledger, source);
    }

    private static String unsuccessful(ImportRecord record, Ledger ledger, String source) {
        List<String> said = new ArrayList<>();
        said.add("nothing was sent: this import ended " + record.state().word() + " before" + source);
        if (!record.message().isEmpty()) {
            said.add(Brief.line(record.message()));
        }
        said.addAll(failures(record, ledger));
        Tally tally = Tally.of(ledger, record.importId());
        int imported = tally.count(TableState.FINISHED);
        if (imported > 0) {
            said.add(imported + " of " + tally.total()
                    + " tables are imported and keep their rows: empty them, or leave"
                    + " them out by --filter");
        }
        said.add("to import again, run: sluice forget " + record.importId() + ", then the same command");
        return String.join("; ", said);
    }

    private static List<String> failures(ImportRecord record, Ledger ledger) {
        List<String> all = new ArrayList<>();
        ledger.eachTable(record.importId(), table -> {
            if (table.state() == TableState.FAILED || table.state() == TableState.HELD) {
                all.add(failure(table));
            }
        });
        List<String> first = new ArrayList<>(all.subList(0, Math.min(MOST_TABLES, all.size())));
        if (all.size() > MOST_TABLES) {
            first.add("and " + (all.size() - MOST_TABLES) + " more tables failed or are held");
        }
        return first;
    }

    private static String failure(TableCheckpoint table) {
        return table.schema() + "." + table.table() + (table.state() == TableState.HELD ? " is held" : " failed")
                + (table.message().isEmpty() ? "" : ": " + Brief.line(table.message()));
    }
}
