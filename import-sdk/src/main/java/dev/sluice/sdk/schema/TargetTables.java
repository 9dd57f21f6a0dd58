package dev.sluice.sdk.schema;

import dev.sluice.sdk.TableName;
import dev.sluice.sdk.ddl.DdlPlan;
import dev.sluice.sdk.scan.Inventory;
import dev.sluice.sdk.scan.SourceDatabase;
import java.util.Collection;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What a target had in the databases that a dump is about, when it was asked; names are compared as TiDB does. */
public final class TargetTables {
    private final Map<TableName, TargetTable> byName;

    private TargetTables(Map<TableName, TargetTable> byName) {
        this.byName = byName;
    }

    /**
     * Asks in one statement for all databases of the dump, and those that its views and copies of tables read from. Blocks.
     *
     * @throws dev.sluice.sdk.tidb.TidbException when TiDB cannot be asked
     */
    public static TargetTables of(TargetCatalogue catalogue, DdlPlan plan, Inventory inventory) {
        return new TargetTables(catalogue.tables(schemas(plan, inventory)));
    }

    private static Collection<String> schemas(DdlPlan plan, Inventory inventory) {
        Stream<TableName> named = Stream.concat(plan.views().stream().flatMap(view -> view.selected().stream()),
                plan.tables().stream().flatMap(table -> table.like().stream()));
        return Stream.concat(inventory.databases().stream().map(SourceDatabase::name), named.map(TableName::schema))
                .map(schema -> schema.toLowerCase(Locale.ROOT))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** What has this name; empty when nothing has. */
    public Optional<TargetTable> of(TableName name) {
        return Optional.ofNullable(byName.get(name.folded()));
    }

    /** Whether anything has this name. */
    public boolean has(TableName name) {
        return of(name).isPresent();
    }
}
