package dev.sluice.sdk.columns;

import dev.sluice.sdk.head.RowSight;
import dev.sluice.sdk.statement.FieldTarget;
import dev.sluice.sdk.zone.FileZone;
import java.util.List;

/**
 * What the files of a table say about its import.
 *
 * @param list      the column list of the statement; empty for the table's own order, and when there was a problem
 * @param byName    whether the files name their columns
 * @param rows      whether a row was seen
 * @param zones     that SQL files with rows set for their session, or none, each of the first file by its name
 */
public record TableFields(List<FieldTarget> list, boolean byName, RowSight rows, List<FileZone> zones) {

    public TableFields {
        list = List.copyOf(list);
        zones = List.copyOf(zones);
    }

    /** Of files that were not read. */
    public static final TableFields UNREAD = byName(List.of(), RowSight.UNKNOWN);

    static TableFields byPlace(List<FieldTarget> list, RowSight rows) {
        return new TableFields(list, false, rows, List.of());
    }

    static TableFields byName(List<FieldTarget> list, RowSight rows) {
        return new TableFields(list, true, rows, List.of());
    }
}
