package dev.sluice.sdk.columns;

import dev.sluice.sdk.columns.FilesCompared.Said;
import dev.sluice.sdk.head.RowSight;
import dev.sluice.sdk.head.Setting;
import dev.sluice.sdk.statement.FieldTarget;
import java.util.List;
import java.util.Optional;

/**
 * What the files of a table say about its import.
 *
 * @param list      the column list of the statement; empty for the table's own order, and when there was a problem
 * @param byName    whether the files name their columns
 * @param rows      whether a row was seen
 * @param zone      of a SQL file that has rows, the first
 * @param otherZone of the first that sets another zone than that, or none where that sets one
 */
public record TableFields(List<FieldTarget> list, boolean byName, RowSight rows, Optional<FileZone> zone,
        Optional<FileZone> otherZone) {

    /**
     * The zone that a SQL file sets for its session.
     *
     * @param zone empty where it sets none
     */
    public record FileZone(String file, Optional<Setting> zone) {}

    public TableFields {
        list = List.copyOf(list);
    }

    /** Of files that were not read. */
    public static final TableFields UNREAD = byName(List.of(), RowSight.UNKNOWN);

    static TableFields byPlace(List<FieldTarget> list, RowSight rows) {
        return new TableFields(list, false, rows, Optional.empty(), Optional.empty());
    }

    static TableFields byName(List<FieldTarget> list, RowSight rows) {
        return new TableFields(list, true, rows, Optional.empty(), Optional.empty());
    }

    static Optional<FileZone> zone(Optional<Said<SqlStart>> start) {
        return start.map(said -> new FileZone(said.file(), said.what().zone()));
    }
}
