package dev.sluice.local.tidb.plan;

/**
 * One visible column of a target table.
 *
 * @param type the bare type in lower case, such as {@code bit} or {@code varchar}
 */
public record ColumnDefinition(String name, String type, Nullability nullability, Filling filling) {

    public enum Nullability {
        NULLABLE,
        NOT_NULL
    }

    /** What stands in the column when a row brings nothing for it. */
    public enum Filling {
        /** NULL, or an error where that is not allowed. */
        NONE,
        DEFAULT,
        AUTO_INCREMENT,
        /** Computed always: a value that a row brings is dropped. */
        GENERATED
    }

    public boolean generated() {
        return filling == Filling.GENERATED;
    }

    /** Whether a row must bring a value: nothing else can fill the column. */
    public boolean required() {
        return nullability == Nullability.NOT_NULL && filling == Filling.NONE;
    }

    /** Whether NULL in a row is an error. TiDB makes up a number for an AUTO_INCREMENT column instead. */
    public boolean refusesNull() {
        return nullability == Nullability.NOT_NULL && filling != Filling.AUTO_INCREMENT;
    }
}
