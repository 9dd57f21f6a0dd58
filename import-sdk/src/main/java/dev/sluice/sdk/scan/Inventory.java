package dev.sluice.sdk.scan;

import java.util.List;

/**
 * All that a scan found in a source: every listed file is in a table, a view, a database or {@code ignored}.
 *
 * @param databases by name
 * @param tables    by name
 * @param views     by name
 * @param ignored   by key
 * @param digest    of all files but the ignored ones, see {@link InventoryDigest}
 */
public record Inventory(List<SourceDatabase> databases, List<SourceTable> tables, List<SourceView> views,
        List<IgnoredFile> ignored, String digest) {

    public Inventory {
        databases = List.copyOf(databases);
        tables = List.copyOf(tables);
        views = List.copyOf(views);
        ignored = List.copyOf(ignored);
    }
}
