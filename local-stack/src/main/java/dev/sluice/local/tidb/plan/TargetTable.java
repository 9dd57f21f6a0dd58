package dev.sluice.local.tidb.plan;

import java.util.Locale;

/** A table of the target, lower case as TiDB compares and shows names. */
public record TargetTable(String schema, String name) {
    public TargetTable {
        schema = schema.toLowerCase(Locale.ROOT);
        name = name.toLowerCase(Locale.ROOT);
    }

    /** As column Target_Table shows it, and as SQL reads it: {@code `schema`.`name`}. */
    public String quoted() {
        return quote(schema) + "." + quote(name);
    }

    /** The one place of this module's import code that quotes identifiers. */
    public static String quote(String identifier) {
        return "`" + identifier.replace("`", "``") + "`";
    }
}
