package dev.sluice.sdk.ddl;

/** What a statement of a schema file does. */
enum StatementType {
    CREATE_DATABASE, CREATE_TABLE, CREATE_VIEW,
    /** Housekeeping of the tool that wrote the dump: {@code SET}, {@code DROP}. */
    IGNORABLE,
    /** Anything else. */
    OTHER
}
