package dev.sluice.sdk.ddl;

import dev.sluice.sdk.TableName;
import dev.sluice.sdk.ddl.DdlPlan.Database;
import dev.sluice.sdk.ddl.DdlPlan.Table;
import dev.sluice.sdk.ddl.DdlPlan.View;
import dev.sluice.sdk.scan.Inventory;
import dev.sluice.sdk.scan.ScanRefusedException;
import dev.sluice.sdk.scan.SchemaFile;
import dev.sluice.sdk.scan.SourceDatabase;
import dev.sluice.sdk.scan.SourceTable;
import dev.sluice.sdk.scan.SourceView;
import dev.sluice.sdk.statement.SqlText;
import dev.sluice.sdk.store.ObjectStore;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;

/** Reads the schema files of an inventory into a plan, or into the list of all that stands against it. */
public final class DdlPlanner {
    private final ObjectStore store;
    private final Consumer<String> problem;
    private int ignored;

    private DdlPlanner(ObjectStore store, Consumer<String> problem) {
        this.store = store;
        this.problem = problem;
    }

    /**
     * Reads every schema file; runs nothing. Blocks while the storage answers.
     *
     * @throws ScanRefusedException when files hold anything but one {@code CREATE} of their kind, {@code SET} and
     *                              {@code DROP}; names each file and statement
     * @throws dev.sluice.sdk.store.SourceUnreadableException when a file cannot be read
     */
    public static DdlPlan plan(ObjectStore store, Inventory inventory) {
        List<String> problems = new ArrayList<>();
        DdlPlan plan = plan(store, inventory, problems::add);
        if (!problems.isEmpty()) {
            throw new ScanRefusedException(problems);
        }
        return plan;
    }

    /**
     * As {@link #plan(ObjectStore, Inventory)}, for a caller that looks for more problems before it refuses.
     *
     * @param problem told of each; a plan is only to be run when there was none
     * @return what the other files say
     */
    public static DdlPlan plan(ObjectStore store, Inventory inventory, Consumer<String> problem) {
        return new DdlPlanner(store, problem).plan(inventory);
    }

    private DdlPlan plan(Inventory inventory) {
        List<Database> databases = inventory.databases().stream().flatMap(it -> database(it).stream()).toList();
        List<Table> tables = inventory.tables().stream().flatMap(it -> table(it).stream()).toList();
        return new DdlPlan(databases, tables, views(inventory.views()), ignored);
    }

    private Optional<Database> database(SourceDatabase source) {
        String name = "IF NOT EXISTS " + SqlText.identifier(source.name());
        if (source.schemaFile().isEmpty()) {
            return Optional.of(new Database(source.name(), "CREATE DATABASE " + name));
        }
        return read(source.schemaFile().get(), StatementType.CREATE_DATABASE,
                statement -> new Database(source.name(),
                        CreateObject.of(statement, "DATABASE", "SCHEMA").renamed(name, List.of())));
    }

    private Optional<Table> table(SourceTable source) {
        return source.schemaFile().flatMap(file -> read(file, StatementType.CREATE_TABLE, statement -> {
            CreateObject create = CreateObject.of(statement, "TABLE");
            return new Table(source.name(), create.renamed("IF NOT EXISTS " + SqlText.table(source.name()),
                    TimeToLive.off(create.rest())), TableColumn.of(create.rest()));
        }));
    }

    private List<View> views(List<SourceView> sources) {
        Map<TableName, View> views = new HashMap<>();
        Map<TableName, Set<TableName>> selected = new HashMap<>();
        for (SourceView source : sources) {
            read(source.schemaFile(), StatementType.CREATE_VIEW, statement -> CreateObject.of(statement, "VIEW"))
                    .ifPresent(create -> {
                        TableName folded = source.name().folded();
                        views.put(folded, new View(source.name(),
                                create.renamed(SqlText.table(source.name()), List.of())));
                        selected.put(folded, ViewOrder.selectedFrom(source.name(), create.rest()));
                    });
        }
        return ViewOrder.sorted(selected).stream().map(views::get).toList();
    }

    /** The one statement of that type in a file; empty when a problem was noted instead. */
    private <T> Optional<T> read(SchemaFile file, StatementType wanted, Function<SqlStatement, T> reader) {
        try {
            return only(file, wanted, SqlStatement.split(SchemaText.read(store, file))).map(reader);
        } catch (UnreadableSqlException e) {
            problem.accept(file.key() + ": " + e.getMessage());
            return Optional.empty();
        }
    }

    private Optional<SqlStatement> only(SchemaFile file, StatementType wanted, List<SqlStatement> statements) {
        List<SqlStatement> creates = new ArrayList<>();
        for (SqlStatement statement : statements) {
            if (statement.type() == wanted) {
                creates.add(statement);
            } else if (statement.type() == StatementType.IGNORABLE) {
                ignored++;
            } else {
                problem.accept(file.key() + ": holds " + statement.kind()
                        + ", which an import does not run; take it out");
            }
        }
        if (creates.size() != 1) {
            problem.accept(file.key() + ": holds " + creates.size() + " " + wanted.name().replace('_', ' ')
                    + " statements; it must hold one");
            return Optional.empty();
        }
        return Optional.of(creates.getFirst());
    }
}
