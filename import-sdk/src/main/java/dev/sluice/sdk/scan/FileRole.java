package dev.sluice.sdk.scan;

import dev.sluice.sdk.TableName;
import dev.sluice.sdk.check.Problem;
import dev.sluice.sdk.scan.IgnoredFile.Because;

/** What a file is in a dump, by its name alone. */
sealed interface FileRole {

    /** Holds {@code CREATE DATABASE}. */
    record DatabaseSchema(String schema, Packing packing) implements FileRole {}

    /** Holds {@code CREATE TABLE}; for a view, that of its placeholder. */
    record TableSchema(TableName table, Packing packing) implements FileRole {}

    /** Holds {@code CREATE VIEW}. */
    record ViewSchema(TableName view, Packing packing) implements FileRole {}

    /**
     * Holds rows.
     *
     * @param ruled whether a rule of the user's names the table, so what the file says inside may be another
     */
    record Rows(TableName table, Format format, Packing packing, boolean ruled) implements FileRole {}

    /** Cannot be given a place, so nothing is imported; says why, and what to do. */
    record Refused(Problem problem) implements FileRole {}

    /** Takes no part in the import, and why. */
    record Ignored(String reason, Because because) implements FileRole {}

    /** The suffix behind the format, as the name spells it; empty when there is none. It may be unknown to TiDB. */
    record Packing(String suffix) {}
}
