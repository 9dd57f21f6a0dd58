package dev.sluice.cli.pipeline;

import dev.sluice.checkpoint.ImportRecord;
import dev.sluice.checkpoint.TableCheckpoint;
import dev.sluice.event.TableState;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * All that is known of one import at one moment.
 *
 * @param tables by schema and table
 */
public record ImportView(ImportRecord record, List<TableCheckpoint> tables) {

    public ImportView {
        tables = List.copyOf(tables);
    }

    /** How many tables are in each state that has any. */
    public Map<TableState, Integer> counts() {
        Map<TableState, Integer> counts = new EnumMap<>(TableState.class);
        tables.forEach(table -> counts.merge(table.state(), 1, Integer::sum));
        return counts;
    }

    /** Stored source bytes over all tables. */
    public long bytes() {
        return tables.stream().mapToLong(TableCheckpoint::bytes).sum();
    }

    /** Source bytes that have been dealt with: all of an ended table, of a running one what its job says. */
    public long bytesDone() {
        return tables.stream().mapToLong(ImportView::done).sum();
    }

    /** Rows over all tables whose jobs gave a number. */
    public long importedRows() {
        return tables.stream().mapToLong(table -> table.importedRows() == null ? 0 : table.importedRows()).sum();
    }

    private static long done(TableCheckpoint table) {
        if (table.state().isEnd()) {
            return table.bytes();
        }
        return table.progress() == null ? 0 : (long) (table.progress().fraction() * table.bytes());
    }
}
