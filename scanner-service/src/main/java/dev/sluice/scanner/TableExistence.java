package dev.sluice.scanner;

/** Where a table stands before the import creates anything. */
enum TableExistence {
    /** The target has it. */
    IN_TARGET,
    /** Only the dump has it, with a schema file. */
    IN_DUMP
}
