package dev.sluice.sdk.ddl;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Finds the tables and views that a view selects from: what stands behind {@code FROM} and {@code JOIN} of its query and
 * the queries within, but for the query's own {@code WITH} names, table functions and {@code DUAL}.
 */
final class ViewQuery {

    /** Where in a pair of parentheses the reading is. */
    private enum Place {
        /** In an expression or a list; {@code FROM} there belongs to a function such as {@code EXTRACT}. */
        EXPRESSION,
        /** In a query, where no table is named. */
        QUERY,
        /** Where the next name is a table's. */
        TABLE,
        /** Behind a table, where a comma or {@code JOIN} begins the next. */
        BEHIND_TABLE
    }

    private final List<SqlToken> tokens;
    private final Deque<Place> outer = new ArrayDeque<>();
    private final List<Reference> found = new ArrayList<>();
    private final Set<String> named = new HashSet<>();
    private Place place = Place.EXPRESSION;
    private int at;

    private ViewQuery(List<SqlToken> tokens) {
        this.tokens = tokens;
    }

    /** @param definition the tokens of a {@code CREATE VIEW} behind its name */
    static List<Reference> references(List<SqlToken> definition) {
        ViewQuery query = new ViewQuery(definition.stream().filter(SqlToken::isMeaning).toList());
        while (query.at < query.tokens.size()) {
            query.next();
        }
        return query.found.stream()
                .filter(reference -> reference.schema().isPresent()
                        || !query.named.contains(reference.table().toLowerCase(Locale.ROOT)))
                .toList();
    }

    private void next() {
        SqlToken token = tokens.get(at);
        if (token.isSymbol("(")) {
            open();
        } else if (token.isSymbol(")")) {
            place = outer.isEmpty() ? place : outer.pop();
        } else if (token.isWord("SELECT", "WITH")) {
            place = Place.QUERY;
        } else if (place != Place.EXPRESSION && !behindDot()) {
            inQuery(token);
        }
        at++;
    }

    /** Remembers what follows the closing parenthesis. */
    private void open() {
        noteCommonTable();
        outer.push(place == Place.TABLE ? Place.BEHIND_TABLE : place);
        boolean query = word(at + 1, "SELECT", "WITH");
        // Joined tables may stand in parentheses of their own, and so may a query.
        place = !query && place == Place.TABLE ? Place.TABLE : Place.EXPRESSION;
    }

    /** {@code name AS (SELECT …} and {@code name (columns) AS (SELECT …}. */
    private void noteCommonTable() {
        if (place != Place.QUERY || !word(at - 1, "AS") || !word(at + 1, "SELECT", "WITH")) {
            return;
        }
        int name = at - 2;
        if (name >= 0 && tokens.get(name).isSymbol(")")) {
            while (name > 0 && !tokens.get(name).isSymbol("(")) {
                name--;
            }
            name--;
        }
        if (name >= 0 && tokens.get(name).isName()) {
            named.add(tokens.get(name).name().toLowerCase(Locale.ROOT));
        }
    }

    private void inQuery(SqlToken token) {
        if (token.isWord("FOR")) {
            at++; // An index hint's FOR JOIN, FOR ORDER BY.
        } else if (token.isWord("FROM") || (place == Place.BEHIND_TABLE && joins(token))) {
            place = Place.TABLE;
        } else if (token.isWord("WHERE", "GROUP", "HAVING", "ORDER", "LIMIT", "WINDOW", "UNION", "EXCEPT",
                "INTERSECT")) {
            place = Place.QUERY;
        } else if (place == Place.TABLE && !token.isWord("LATERAL")) {
            table();
        }
    }

    private static boolean joins(SqlToken token) {
        return token.isSymbol(",") || token.isWord("JOIN", "STRAIGHT_JOIN");
    }

    private void table() {
        Optional<Reference> reference = Reference.at(tokens, at);
        at += reference.flatMap(Reference::schema).isPresent() ? 2 : 0;
        boolean function = at + 1 < tokens.size() && tokens.get(at + 1).isSymbol("(");
        boolean dual = reference.filter(name -> name.schema().isEmpty() && name.table().equalsIgnoreCase("dual"))
                .isPresent();
        if (!function && !dual) {
            reference.ifPresent(found::add);
        }
        place = Place.BEHIND_TABLE;
    }

    /** A column's name, though it may look like a keyword. */
    private boolean behindDot() {
        return at > 0 && tokens.get(at - 1).isSymbol(".");
    }

    private boolean word(int index, String... words) {
        return index >= 0 && index < tokens.size() && tokens.get(index).isWord(words);
    }
}
