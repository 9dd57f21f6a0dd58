package dev.sluice.sdk.ddl;

import dev.sluice.sdk.TableName;
import dev.sluice.sdk.check.Problem;
import dev.sluice.sdk.ddl.DdlPlan.Database;
import dev.sluice.sdk.ddl.DdlPlan.Fault;
import dev.sluice.sdk.ddl.DdlPlan.Table;
import dev.sluice.sdk.ddl.DdlPlan.View;
import dev.sluice.sdk.scan.Inventory;
import dev.sluice.sdk.scan.SchemaFile;
import dev.sluice.sdk.scan.SourceDatabase;
import dev.sluice.sdk.scan.SourceTable;
import dev.sluice.sdk.scan.SourceView;
import dev.sluice.sdk.statement.SqlText;
import dev.sluice.sdk.store.ObjectStore;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Reads the schema files of an inventory into a plan. */
public final class DdlPlanner {
    private final SchemaReader reader;
    private final RoutedNames routed;
    private final List<Fault> faults = new ArrayList<>();

    private DdlPlanner(SchemaReader reader, RoutedNames routed) {
        this.reader = reader;
        this.routed = routed;
    }

    /**
     * Reads every schema file; runs nothing. Blocks while the storage answers. A file that holds anything but one
     * {@code CREATE} of its kind, {@code SET}, {@code DROP} and the {@code USE} of its database becomes a fault of the plan.
     *
     * @throws dev.sluice.sdk.store.SourceUnreadableException when a file cannot be read
     */
    public static DdlPlan plan(ObjectStore store, Inventory inventory, SchemaSyntax syntax) {
        return new DdlPlanner(new SchemaReader(store, syntax), new RoutedNames(inventory.routed())).plan(inventory);
    }

    private DdlPlan plan(Inventory inventory) {
        List<Database> databases = inventory.databases().stream().flatMap(it -> database(it).stream()).toList();
        List<Table> tables = inventory.tables()
                .stream()
                .flatMap(it -> it.schemaFile().stream().flatMap(file -> table(it, file).stream()))
                .toList();
        List<Table> merged = inventory.tables()
                .stream()
                .flatMap(it -> it.merged().stream().flatMap(file -> table(it, file).stream()))
                .toList();
        List<View> views = inventory.views().stream().flatMap(it -> view(it).stream()).toList();
        return new DdlPlan(databases, copiesLast(tables), merged, ordered(views), faults, reader.ignored());
    }

    private Optional<Database> database(SourceDatabase source) {
        String name = "IF NOT EXISTS " + SqlText.identifier(source.name());
        if (source.schemaFile().isEmpty()) {
            return Optional.of(new Database(source.name(), "CREATE DATABASE " + name, Optional.empty()));
        }
        return reader.only(source.schemaFile().get(), StatementType.CREATE_DATABASE,
                fault -> faults.add(new Fault(source.name(), Optional.empty(), fault)),
                found -> new Database(source.name(),
                        CreateObject.of(found.statement(), "DATABASE", "SCHEMA").renamed(name, List.of()),
                        Optional.of(found.place())));
    }

    private Optional<Table> table(SourceTable source, SchemaFile file) {
        return reader.only(file, StatementType.CREATE_TABLE, fault -> fault(source.name(), fault),
                found -> {
                    CreateObject create = CreateObject.of(found.statement(), "TABLE");
                    List<SqlEdit> edits = new ArrayList<>(TimeToLive.off(create.rest()));
                    create.references()
                            .forEach(reference -> routed.moved(reference, file, source.name())
                                    .ifPresent(target -> edits.add(reference.to(target))));
                    return new Table(source.name(),
                            create.renamed("IF NOT EXISTS " + SqlText.table(source.name()), edits),
                            found.place(), TableColumn.of(create.rest()),
                            create.like().map(like -> routed.target(like, file, source.name())), found.zone());
                });
    }

    /** A view's query is not rewritten: names of tables stand in it in too many ways. */
    private Optional<View> view(SourceView source) {
        SchemaFile file = source.schemaFile();
        return reader.only(file, StatementType.CREATE_VIEW, fault -> fault(source.name(), fault),
                found -> {
                    SqlStatement statement = found.statement();
                    CreateObject create = CreateObject.of(statement, "VIEW");
                    List<Reference> selected = ViewQuery.references(create.rest());
                    selected.forEach(reference -> routed.moved(reference, file, source.name()).ifPresent(target -> {
                        throw new UnreadableSqlException(statement.script(), reference.start(), "the view selects from "
                                + reference.within(file.schema()) + ", which is called " + target + " in the target",
                                "write its query so, or leave the view out with the filter");
                    }));
                    return new View(source.name(), create.renamed(SqlText.table(source.name()), List.of()),
                            found.place(),
                            selected.stream()
                                    .map(reference -> reference.within(source.name().schema()).folded())
                                    .collect(Collectors.toSet()));
                });
    }

    private List<Table> copiesLast(List<Table> tables) {
        Map<TableName, Table> copies = new LinkedHashMap<>();
        tables.stream()
                .filter(table -> table.like().isPresent())
                .forEach(table -> copies.put(table.name().folded(), table));
        Map<TableName, Set<TableName>> needs = new LinkedHashMap<>();
        copies.forEach((name, table) -> needs.put(name, Set.of(table.like().orElseThrow().folded())));
        CreationOrder order = CreationOrder.of(needs);
        order.circles().forEach((name, way) -> fault(name, circle(copies.get(name).place(), "the table is like", way)));
        return Stream.concat(tables.stream().filter(table -> table.like().isEmpty()),
                order.order().stream().map(copies::get)).toList();
    }

    private List<View> ordered(List<View> views) {
        Map<TableName, View> byName = new LinkedHashMap<>();
        Map<TableName, Set<TableName>> needs = new LinkedHashMap<>();
        for (View view : views) {
            byName.put(view.name().folded(), view);
            needs.put(view.name().folded(), view.selected());
        }
        CreationOrder order = CreationOrder.of(needs);
        order.circles()
                .forEach((name, way) -> fault(name, circle(byName.get(name).place(), "the view selects from", way)));
        return order.order().stream().map(byName::get).toList();
    }

    private static Problem circle(DdlPlan.Place place, String what, List<TableName> way) {
        return new Problem(place + ": " + what + " itself: "
                + way.stream().map(TableName::toString).collect(Collectors.joining(" -> "))
                + "; none of them can be created", "");
    }

    private void fault(TableName object, Problem problem) {
        faults.add(new Fault(object.schema(), Optional.of(object), problem));
    }
}
