package dev.sluice.sdk.schema;

import java.util.Locale;

/** What has a name in the target's catalogue. */
public enum TargetTable {
    BASE_TABLE, VIEW, OTHER;

    /** Reads {@code information_schema.TABLES.TABLE_TYPE}. */
    static TargetTable ofType(String tableType) {
        return switch (tableType.toUpperCase(Locale.ROOT)) {
            case "BASE TABLE" -> BASE_TABLE;
            case "VIEW" -> VIEW;
            default -> OTHER;
        };
    }
}
