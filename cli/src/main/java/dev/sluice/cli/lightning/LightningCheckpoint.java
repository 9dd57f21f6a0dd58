package dev.sluice.cli.lightning;

import dev.sluice.event.TakeOver;
import dev.sluice.sdk.TableName;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * How far a run of Lightning's {@code import-into} backend has come.
 *
 * @param records one for each table that it has touched, by name
 */
public record LightningCheckpoint(List<TableRecord> records) {

    /** @throws UnreadableCheckpointException when two records are about one table */
    public LightningCheckpoint {
        records = records.stream().sorted(Comparator.comparing(TableRecord::table)).toList();
        Set<TableName> seen = new HashSet<>();
        for (TableRecord each : records) {
            if (!seen.add(each.table().folded())) {
                throw new UnreadableCheckpointException("the checkpoint has two records of " + each.table()
                        + ", which are one table in TiDB; remove the wrong one");
            }
        }
    }

    /** What a manifest says so that the import goes on where Lightning stopped. */
    public TakeOver takeOver() {
        return new TakeOver(which(TableRecord.Then.SKIP).map(TableRecord::table).toList(),
                which(TableRecord.Then.ADOPT)
                        .map(each -> new TakeOver.Job(each.table().schema(), each.table().table(), each.jobId()))
                        .toList());
    }

    private java.util.stream.Stream<TableRecord> which(TableRecord.Then then) {
        return records.stream().filter(each -> each.then() == then);
    }

    /** Refuses a record that Lightning did not write, by naming where it is. */
    static TableStatus status(String where, long number) {
        return TableStatus.of(number)
                .orElseThrow(() -> new UnreadableCheckpointException(where + " has the status " + number
                        + ", which Lightning's import-into backend does not write; is it a checkpoint of another version?"));
    }
}
