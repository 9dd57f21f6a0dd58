package dev.sluice.event;

/** Anything said of one table of one import. */
public interface AboutTable {

    ImportId importId();

    String schema();

    String table();

    /** The table's record key. */
    default TableKey key() {
        return new TableKey(importId(), schema(), table());
    }
}
