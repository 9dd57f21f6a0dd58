package dev.sluice.sdk.scan;

import dev.sluice.sdk.TableName;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * All that a scan found in a source: every listed file is in a table, a view, a database or {@code ignored}.
 *
 * @param databases by name
 * @param tables    by name
 * @param views     by name
 * @param ignored   by key
 * @param routed    what each table and view of the source is called in the target, by its folded name in the source
 * @param digest    of all files but the ignored ones, see {@link InventoryDigest}
 */
public record Inventory(List<SourceDatabase> databases, List<SourceTable> tables, List<SourceView> views,
        List<IgnoredFile> ignored, Map<TableName, TableName> routed, String digest) {

    public Inventory {
        databases = List.copyOf(databases);
        tables = List.copyOf(tables);
        views = List.copyOf(views);
        ignored = List.copyOf(ignored);
        routed = Map.copyOf(routed);
    }

    /** Stored bytes over the data files of all tables. */
    public long bytes() {
        return tables.stream().mapToLong(SourceTable::bytes).sum();
    }

    /** The table of this name, as TiDB compares names. */
    public Optional<SourceTable> table(TableName name) {
        return tables.stream().filter(table -> table.name().folded().equals(name.folded())).findFirst();
    }

    /** The same with nothing but this table and its database; the digest stays that of all. */
    public Optional<Inventory> only(TableName name) {
        return table(name).map(table -> new Inventory(
                databases.stream().filter(database -> database.name().equalsIgnoreCase(name.schema())).toList(),
                List.of(table), List.of(), List.of(), routed, digest));
    }
}
