package dev.sluice.sdk.scan;

import com.google.re2j.Pattern;
import dev.sluice.sdk.TableName;
import dev.sluice.sdk.check.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Renames databases and tables on their way from the source to the target; several may become one. */
public final class TableRoutes {

    /** Everything keeps its name. */
    public static final TableRoutes NONE = new TableRoutes(List.of());

    /** A checked route; without a table's pattern it is one of whole databases. */
    private record Route(Pattern schema, Optional<Pattern> table, String targetSchema, String targetTable) {

        boolean finds(TableName name) {
            return schema.matcher(name.schema()).find()
                    && table.map(pattern -> pattern.matcher(name.table()).find()).orElse(true);
        }

        TableName target(TableName source) {
            return new TableName(targetSchema, targetTable.isEmpty() ? source.table() : targetTable);
        }
    }

    private final List<Route> routes;

    private TableRoutes(List<Route> routes) {
        this.routes = List.copyOf(routes);
    }

    /**
     * Reads routes; their order says nothing.
     *
     * @param nameCase whether patterns tell upper from lower case; targets are taken as written
     * @throws InvalidRouteException at the first route that is not right
     */
    public static TableRoutes of(List<TableRoute> texts, NameCase nameCase) {
        List<Route> routes = new ArrayList<>();
        for (TableRoute text : texts) {
            try {
                routes.add(checked(text, nameCase));
            } catch (IllegalArgumentException e) {
                throw new InvalidRouteException(routes.size() + 1, String.valueOf(e.getMessage()));
            }
        }
        return new TableRoutes(routes);
    }

    private static Route checked(TableRoute text, NameCase nameCase) {
        String table = orEmpty(text.tablePattern());
        return new Route(RoutePattern.compile(required("schema pattern", text.schemaPattern()), nameCase),
                table.isEmpty() ? Optional.empty() : Optional.of(RoutePattern.compile(table, nameCase)),
                required("target schema", text.targetSchema()), orEmpty(text.targetTable()));
    }

    private static String required(String what, @Nullable String text) {
        if (orEmpty(text).isEmpty()) {
            throw new IllegalArgumentException(what + " of table route rule should not be empty");
        }
        return orEmpty(text);
    }

    private static String orEmpty(@Nullable String text) {
        return text == null ? "" : text;
    }

    boolean isEmpty() {
        return routes.isEmpty();
    }

    /**
     * Where a table goes: a route with a table's pattern counts before those of whole databases.
     *
     * @param problem told when several routes count the same; then empty
     */
    Optional<TableName> target(TableName source, Consumer<Problem> problem) {
        List<Route> found = routes.stream().filter(route -> route.finds(source)).toList();
        List<Route> ofTables = found.stream().filter(route -> route.table().isPresent()).toList();
        List<Route> winners = ofTables.isEmpty() ? found : ofTables;
        if (areSeveral(winners, "table " + source, problem)) {
            return Optional.empty();
        }
        return Optional.of(winners.isEmpty() ? source : winners.getFirst().target(source));
    }

    /** Where a database's own schema file goes: by the routes of whole databases. Else as {@link #target}. */
    Optional<String> targetSchema(String source, Consumer<Problem> problem) {
        List<Route> found = routes.stream()
                .filter(route -> route.table().isEmpty() && route.schema().matcher(source).find())
                .toList();
        if (areSeveral(found, "database " + source, problem)) {
            return Optional.empty();
        }
        return Optional.of(found.isEmpty() ? source : found.getFirst().targetSchema());
    }

    private static boolean areSeveral(List<Route> winners, String name, Consumer<Problem> problem) {
        if (winners.size() < 2) {
            return false;
        }
        problem.accept(new Problem(name + " matches more than one rule",
                "make the table routes' patterns exclude each other"));
        return true;
    }
}
