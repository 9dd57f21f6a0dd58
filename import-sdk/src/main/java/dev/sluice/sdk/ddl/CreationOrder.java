package dev.sluice.sdk.ddl;

import dev.sluice.sdk.TableName;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Orders objects so that each comes after those it needs; by name where that leaves a choice.
 *
 * @param order   those that can be created at all
 * @param circles of each that needs itself, the way from it back to it
 */
record CreationOrder(List<TableName> order, Map<TableName, List<TableName>> circles) {

    /** @param needs what each object needs, folded; names that are no key are of no account */
    static CreationOrder of(Map<TableName, Set<TableName>> needs) {
        Map<TableName, Set<TableName>> left = new TreeMap<>();
        needs.forEach((name, needed) -> left.put(name, needed.stream()
                .filter(needs::containsKey)
                .collect(Collectors.toSet())));
        Map<TableName, List<TableName>> circles = new LinkedHashMap<>();
        left.keySet().forEach(name -> circle(name, left).ifPresent(way -> circles.put(name, way)));
        left.keySet().removeAll(circles.keySet());
        left.values().forEach(needed -> needed.removeAll(circles.keySet()));
        return new CreationOrder(sorted(left), circles);
    }

    private static List<TableName> sorted(Map<TableName, Set<TableName>> left) {
        List<TableName> order = new ArrayList<>();
        while (!left.isEmpty()) {
            List<TableName> next = left.keySet().stream().filter(name -> left.get(name).isEmpty()).toList();
            order.addAll(next);
            next.forEach(left::remove);
            left.values().forEach(needed -> next.forEach(needed::remove));
        }
        return order;
    }

    /** The shortest way from a name back to it. */
    private static Optional<List<TableName>> circle(TableName start, Map<TableName, Set<TableName>> needs) {
        Map<TableName, TableName> from = new HashMap<>();
        Deque<TableName> open = new ArrayDeque<>(List.of(start));
        while (!open.isEmpty()) {
            TableName name = open.remove();
            for (TableName needed : needs.get(name)) {
                if (needed.equals(start)) {
                    return Optional.of(way(start, name, from));
                }
                if (from.putIfAbsent(needed, name) == null) {
                    open.add(needed);
                }
            }
        }
        return Optional.empty();
    }

    private static List<TableName> way(TableName start, TableName last, Map<TableName, TableName> from) {
        Deque<TableName> way = new ArrayDeque<>(List.of(start));
        for (TableName name = last; !name.equals(start); name = from.get(name)) {
            way.addFirst(name);
        }
        way.addFirst(start);
        return List.copyOf(way);
    }
}
