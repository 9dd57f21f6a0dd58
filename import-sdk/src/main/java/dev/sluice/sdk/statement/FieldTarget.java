package dev.sluice.sdk.statement;

/** Where a field of a file goes. */
public sealed interface FieldTarget {

    /** A column of the table, as it is spelled there. */
    record Column(String name) implements FieldTarget {}

    /** A user variable, without the {@code @}: dropped, unless an {@link Assignment} reads it. */
    record Variable(String name) implements FieldTarget {}

    /** Nowhere: read and dropped. */
    record Discarded() implements FieldTarget {}

    /** The item of the column list. */
    default String sql() {
        return switch (this) {
            case Column(String name) -> SqlText.identifier(name);
            case Variable(String name) -> SqlText.variable(name);
            case Discarded() -> "@";
        };
    }
}
