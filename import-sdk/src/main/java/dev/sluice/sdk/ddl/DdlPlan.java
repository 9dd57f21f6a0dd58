package dev.sluice.sdk.ddl;

import dev.sluice.sdk.TableName;
import dev.sluice.sdk.check.Problem;
import dev.sluice.sdk.zone.NamedZone;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The statements that create what a dump has rows for, each safe to repeat but those of views.
 *
 * <p>Run databases, then tables, then views one by one, each on a session whose current database is the object's own: names
 * inside a statement may be unqualified. Tables go in any order but those {@code LIKE} another, which go one by one, last.
 * TiDB has no {@code CREATE VIEW IF NOT EXISTS}, so look whether a view exists before it is created.
 *
 * @param databases one for every schema of the dump, also those without a file
 * @param tables    those with a schema file; those like another come last, after the table that they are like
 * @param merged    tables of the source whose rows come into one of {@code tables}, under its name; they are not created
 * @param views     in an order in which each finds what it selects from
 * @param faults    schema files that cannot be used; what they are about must exist already
 * @param ignored   how many {@code SET}, {@code DROP} and the like were left out
 */
public record DdlPlan(List<Database> databases, List<Table> tables, List<Table> merged, List<View> views,
        List<Fault> faults, int ignored) {

    public DdlPlan {
        databases = List.copyOf(databases);
        tables = List.copyOf(tables);
        merged = List.copyOf(merged);
        views = List.copyOf(views);
        faults = List.copyOf(faults);
    }

    /**
     * The columns that schema files say, by table. Those of a table {@code LIKE} another are the other's; empty where that is
     * not in the dump.
     */
    public Map<TableName, List<TableColumn>> columns() {
        Map<TableName, List<TableColumn>> columns = new HashMap<>();
        Map<TableName, List<TableColumn>> originals = new HashMap<>();
        for (Table table : tables) {
            List<TableColumn> said = table.like()
                    .map(like -> originals.getOrDefault(like.folded(), List.of()))
                    .orElse(table.columns());
            columns.put(table.name(), said);
            originals.put(table.name().folded(), said);
        }
        return columns;
    }

    /** What one table needs: its database, and the table that it is like. */
    public DdlPlan only(TableName name) {
        List<Table> chain = tables.stream()
                .filter(table -> table.name().folded().equals(name.folded()))
                .flatMap(table -> Stream.concat(table.like().stream().flatMap(like -> only(like).tables.stream()),
                        Stream.of(table)))
                .toList();
        Set<String> schemas = Stream.concat(Stream.of(name), chain.stream().map(Table::name))
                .map(table -> table.folded().schema())
                .collect(Collectors.toSet());
        return new DdlPlan(databases.stream()
                .filter(database -> schemas.contains(database.name().toLowerCase(Locale.ROOT)))
                .toList(), chain, List.of(), List.of(), List.of(), 0);
    }

    /** The table outside of the dump that this one becomes a copy of, if any. */
    public Optional<TableName> original(TableName name) {
        return tables.stream()
                .filter(table -> table.name().folded().equals(name.folded()))
                .findFirst()
                .map(table -> table.like().flatMap(this::original))
                .orElse(Optional.of(name));
    }

    /** Where a statement stands: a file, and its line from one. */
    public record Place(String file, int line) {

        /** {@code file:line}, for people. */
        @Override
        public String toString() {
            return file + ":" + line;
        }
    }

    /**
     * {@code CREATE DATABASE IF NOT EXISTS}.
     *
     * @param place empty when no file says how
     */
    public record Database(String name, String sql, Optional<Place> place) {}

    /**
     * {@code CREATE TABLE IF NOT EXISTS}.
     *
     * @param columns in order; empty when the statement does not list them, as in {@code LIKE}
     * @param like    the table that this becomes a copy of
     * @param zone    the time zone that its file names, for the defaults in the statement
     */
    public record Table(TableName name, String sql, Place place, List<TableColumn> columns, Optional<TableName> like,
            Optional<NamedZone> zone) {

        public Table {
            columns = List.copyOf(columns);
        }
    }

    /**
     * {@code CREATE VIEW}; fails when the view exists.
     *
     * @param selected the tables and views that its query names
     */
    public record View(TableName name, String sql, Place place, Set<TableName> selected) {

        public View {
            selected = Set.copyOf(selected);
        }
    }

    /**
     * A schema file that cannot be used; without it nothing can be created there.
     *
     * @param object  the table or view; empty for the database itself
     * @param problem says the file, the line, and what to do
     */
    public record Fault(String schema, Optional<TableName> object, Problem problem) {}
}
