package dev.sluice.sdk.statement;

/** Where a field of a file goes. */
public sealed interface FieldTarget {

    /** A column of the table, as it is spelled there. */
    record Column(String name) implements FieldTarget {}

    /** A user variable, without the {@code @}: dropped, unless an {@link Assignment} reads it. */
    record Variable(String name) implements FieldTarget {}

    /** Nowhere: read and dropped. */
    record Discarded() implements FieldTarget {}

    /**
     * What {@link #text} wrote.
     *
     * @throws IllegalArgumentException when it is a column's name with an opening quote only
     */
    static FieldTarget of(String text) {
        if (text.equals("@")) {
            return new Discarded();
        }
        if (text.startsWith("@")) {
            return new Variable(text.substring(1));
        }
        if (!text.startsWith("`")) {
            return new Column(text);
        }
        if (text.length() < 2 || !text.endsWith("`")) {
            throw new IllegalArgumentException("a column's name is quoted at its beginning only: " + text);
        }
        return new Column(text.substring(1, text.length() - 1).replace("``", "`"));
    }

    /** In one text: {@code @name} for a variable, {@code @} for nowhere, else the column's name, quoted only where it would not be read as one. */
    default String text() {
        return switch (this) {
            case Column(String name) -> name.startsWith("@") || name.startsWith("`") ? SqlText.identifier(name) : name;
            case Variable(String name) -> "@" + name;
            case Discarded() -> "@";
        };
    }

    /** The item of the column list. */
    default String sql() {
        return switch (this) {
            case Column(String name) -> SqlText.identifier(name);
            case Variable(String name) -> SqlText.variable(name);
            case Discarded() -> "@";
        };
    }
}
