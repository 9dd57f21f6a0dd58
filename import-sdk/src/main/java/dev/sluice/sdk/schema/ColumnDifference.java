package dev.sluice.sdk.schema;

import dev.sluice.sdk.ddl.TableColumn;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Tells how the columns of two tables differ: their names, which are computed, their order. */
record ColumnDifference(Side one, Side other) {

    /**
     * One of the two.
     *
     * @param called where it is, in the middle of a sentence
     */
    record Side(String called, List<TableColumn> columns) {}

    /**
     * Compares what can be told for certain; one type has many spellings, so types are left to TiDB.
     *
     * @param byPosition whether rows are read into columns from left to right, so that the order counts
     * @return what differs; empty when nothing does
     */
    Optional<String> text(boolean byPosition) {
        Map<String, TableColumn> here = byName(one.columns);
        Map<String, TableColumn> there = byName(other.columns);
        List<String> differences = new ArrayList<>();
        say(differences, "only " + one.called + " has ", missing(here, there));
        say(differences, "only " + other.called + " has ", missing(there, here));
        say(differences, "only " + one.called + " computes ", computed(here, there));
        say(differences, "only " + other.called + " computes ", computed(there, here));
        if (differences.isEmpty() && byPosition && !stored(here).equals(stored(there))) {
            differences.add(one.called + " has them in the order " + names(one.columns) + ", " + other.called
                    + " in the order " + names(other.columns));
        }
        return differences.isEmpty() ? Optional.empty() : Optional.of(String.join("; ", differences));
    }

    private static Map<String, TableColumn> byName(List<TableColumn> columns) {
        Map<String, TableColumn> byName = new LinkedHashMap<>();
        columns.forEach(column -> byName.put(column.name().toLowerCase(Locale.ROOT), column));
        return byName;
    }

    private static List<String> missing(Map<String, TableColumn> from, Map<String, TableColumn> in) {
        return from.keySet()
                .stream()
                .filter(name -> !in.containsKey(name))
                .map(name -> from.get(name).name())
                .toList();
    }

    private static List<String> computed(Map<String, TableColumn> here, Map<String, TableColumn> there) {
        return here.entrySet()
                .stream()
                .filter(column -> column.getValue().generated() && there.containsKey(column.getKey())
                        && !there.get(column.getKey()).generated())
                .map(column -> column.getValue().name())
                .toList();
    }

    private static List<String> stored(Map<String, TableColumn> columns) {
        return columns.keySet().stream().filter(name -> !columns.get(name).generated()).toList();
    }

    private static List<String> names(List<TableColumn> columns) {
        return columns.stream().map(TableColumn::name).toList();
    }

    private static void say(List<String> differences, String what, List<String> names) {
        if (!names.isEmpty()) {
            differences.add(what + String.join(", ", names));
        }
    }
}
