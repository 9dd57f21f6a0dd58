package dev.sluice.sdk.ddl;

import dev.sluice.sdk.TableName;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Orders views so that each comes after those it selects from; by name where that leaves a choice.
 *
 * <p>Names behind {@code FROM} and {@code JOIN} count. Views that name each other in a circle come last, by name: TiDB has
 * the last word on them.
 */
final class ViewOrder {

    private ViewOrder() {}

    /** @param views the names that each view selects from, folded, by the view's own folded name */
    static List<TableName> sorted(Map<TableName, Set<TableName>> views) {
        Map<TableName, Set<TableName>> left = new LinkedHashMap<>();
        views.keySet().stream().sorted().forEach(view -> left.put(view, within(views.get(view), views.keySet())));
        List<TableName> order = new ArrayList<>();
        while (!left.isEmpty()) {
            List<TableName> next = left.keySet().stream().filter(view -> order.containsAll(left.get(view))).toList();
            List<TableName> taken = next.isEmpty() ? List.copyOf(left.keySet()) : next;
            order.addAll(taken);
            left.keySet().removeAll(taken);
        }
        return order;
    }

    private static Set<TableName> within(Set<TableName> names, Collection<TableName> views) {
        return names.stream().filter(views::contains).collect(Collectors.toSet());
    }

    /** What a view's definition selects from; a name without a schema is in the view's own. */
    static Set<TableName> selectedFrom(TableName view, List<SqlToken> definition) {
        List<SqlToken> tokens = definition.stream().filter(SqlToken::isMeaning).toList();
        Set<TableName> names = new HashSet<>();
        boolean from = false;
        for (int i = 0; i < tokens.size(); i++) {
            SqlToken token = tokens.get(i);
            if (token.isWord("FROM", "JOIN")) {
                from = true;
            } else if (token.isWord("SELECT", "WHERE", "ON", "USING", "GROUP", "ORDER", "HAVING", "LIMIT", "UNION")) {
                from = false;
            } else if (from && token.isName()) {
                names.add(nameAt(view, tokens, i).folded());
            }
        }
        return names;
    }

    private static TableName nameAt(TableName view, List<SqlToken> tokens, int at) {
        boolean qualified = at >= 2 && tokens.get(at - 1).isSymbol(".") && tokens.get(at - 2).isName();
        return new TableName(qualified ? tokens.get(at - 2).name() : view.schema(), tokens.get(at).name());
    }
}
