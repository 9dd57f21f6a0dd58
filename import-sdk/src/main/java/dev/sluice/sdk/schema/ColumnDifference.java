package dev.sluice.sdk.schema;

import dev.sluice.sdk.ddl.TableColumn;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Tells how the columns of a dump's table differ from those of the target's: their names, which are computed, their order. */
final class ColumnDifference {

    private ColumnDifference() {}

    /**
     * Compares what can be told for certain; one type has many spellings, so types are left to TiDB.
     *
     * @param byPosition whether rows are read into columns from left to right, so that the order counts
     * @return what differs; empty when nothing does
     */
    static Optional<String> of(List<TableColumn> dump, List<TableColumn> target, boolean byPosition) {
        Map<String, TableColumn> dumped = byName(dump);
        Map<String, TableColumn> existing = byName(target);
        List<String> differences = new ArrayList<>();
        say(differences, "only the dump has ", missing(dumped, existing));
        say(differences, "only the target has ", missing(existing, dumped));
        say(differences, "only the dump computes ", computed(dumped, existing));
        say(differences, "only the target computes ", computed(existing, dumped));
        if (differences.isEmpty() && byPosition && !stored(dumped).equals(stored(existing))) {
            differences.add("the dump has them in the order " + names(dump) + ", the target in the order "
                    + names(target));
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
