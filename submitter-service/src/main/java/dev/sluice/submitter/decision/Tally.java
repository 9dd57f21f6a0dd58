package dev.sluice.submitter.decision;

import dev.sluice.checkpoint.TableCheckpoint;
import dev.sluice.event.ImportId;
import dev.sluice.event.TableState;
import java.util.Map;
import java.util.TreeMap;

/** An import's tables counted, one look at each: made when a state is told, never stored. */
final class Tally {
    private final Map<String, Integer> states = new TreeMap<>();
    private int total;
    private long importedRows;
    private long bytes;

    private Tally() {}

    static Tally of(Ledger ledger, ImportId id) {
        Tally tally = new Tally();
        ledger.eachTable(id, tally::add);
        return tally;
    }

    private void add(TableCheckpoint table) {
        total++;
        states.merge(table.state().word(), 1, Integer::sum);
        bytes += table.bytes();
        importedRows += table.importedRows() == null ? 0 : table.importedRows();
    }

    /** {@code total}, and the number of tables in each state that has any. */
    Map<String, Integer> states() {
        Map<String, Integer> all = new TreeMap<>(states);
        all.put("total", total);
        return all;
    }

    int total() {
        return total;
    }

    boolean has(TableState state) {
        return count(state) > 0;
    }

    int count(TableState state) {
        return states.getOrDefault(state.word(), 0);
    }

    long importedRows() {
        return importedRows;
    }

    long bytes() {
        return bytes;
    }
}
