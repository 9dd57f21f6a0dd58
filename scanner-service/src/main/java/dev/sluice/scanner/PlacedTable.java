package dev.sluice.scanner;

import dev.sluice.sdk.TableName;
import dev.sluice.sdk.scan.SourceTable;

/**
 * A table that can be filled, or created.
 *
 * @param source what the dump has of it
 * @param where  where it stands before anything is created
 */
record PlacedTable(SourceTable source, Where where) {

    /** Who has the table. */
    enum Where {
        /** The target. */
        IN_TARGET,
        /** Only the dump, with a schema file. */
        IN_DUMP
    }

    TableName name() {
        return source.name();
    }

    boolean isInTarget() {
        return where == Where.IN_TARGET;
    }

    /** Whether the dump has rows for it. */
    boolean hasData() {
        return source.pattern().isPresent();
    }
}
