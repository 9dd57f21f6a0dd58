package dev.sluice.local.tidb.statement;

/** Where the n-th field of a source row goes. */
public sealed interface FieldTarget {

    record Column(String name) implements FieldTarget {}

    /** {@code @name}: kept for the SET clause of the same row. Names are lower case, as TiDB compares them. */
    record Variable(String name) implements FieldTarget {}

    /** A bare {@code @}: read and dropped. */
    record Discard() implements FieldTarget {}
}
