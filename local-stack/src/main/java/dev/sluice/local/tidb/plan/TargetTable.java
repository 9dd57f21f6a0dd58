package dev.sluice.local.tidb.plan;

import java.util.Locale;

/** A table of the target, lower case as TiDB compares and shows names. */
public final class TargetTable {
    private final String schema;
    private final String name;
    /** Made once: every look at the jobs compares it for each job there ever was. Two tables never have the same. */
    private final String quoted;

    public TargetTable(String schema, String name) {
        this.schema = schema.toLowerCase(Locale.ROOT);
        this.name = name.toLowerCase(Locale.ROOT);
        quoted = quote(this.schema) + "." + quote(this.name);
    }

    public String schema() {
        return schema;
    }

    public String name() {
        return name;
    }

    /** As column Target_Table shows it, and as SQL reads it: {@code `schema`.`name`}. */
    public String quoted() {
        return quoted;
    }

    /** The one place of this module's import code that quotes identifiers. */
    public static String quote(String identifier) {
        return "`" + identifier.replace("`", "``") + "`";
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof TargetTable table && quoted.equals(table.quoted);
    }

    @Override
    public int hashCode() {
        return quoted.hashCode();
    }

    @Override
    public String toString() {
        return quoted;
    }
}
