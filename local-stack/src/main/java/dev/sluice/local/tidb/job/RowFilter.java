package dev.sluice.local.tidb.job;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sluice.local.tidb.statement.ShowFilter;
import dev.sluice.local.tidb.wire.Column;
import dev.sluice.local.tidb.wire.ServerSession;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * LIKE and WHERE of a SHOW statement. The database evaluates them over our rows in the client's own session, so any
 * expression works, with that session's rights and nobody else's.
 */
final class RowFilter {

    /** Keeps a question well below the 16 MB that one packet holds. */
    private static final int ROWS_AT_ONCE = 1000;
    private static final ObjectMapper JSON = new ObjectMapper();

    private final List<Column> columns;
    private final ServerSession session;

    RowFilter(List<Column> columns, ServerSession session) {
        this.columns = columns;
        this.session = session;
    }

    /** The rows that match, in their order. Blocks when there is something to evaluate. */
    List<List<@Nullable Object>> apply(ShowFilter filter, List<List<@Nullable Object>> rows) {
        return switch (filter) {
            case ShowFilter.None none -> rows;
            case ShowFilter.Like like -> matching(columns.getFirst().name() + " LIKE "
                    + SessionFacts.literal(like.pattern()), rows);
            case ShowFilter.Where where -> matching(where.expression(), rows);
        };
    }

    private List<List<@Nullable Object>> matching(String condition, List<List<@Nullable Object>> rows) {
        List<List<@Nullable Object>> found = new ArrayList<>();
        List<Integer> named = named(condition);
        int start = 0;
        do {
            // Also for no rows at all: a condition that makes no sense is an error then, too.
            List<List<@Nullable Object>> some = rows.subList(start, Math.min(rows.size(), start + ROWS_AT_ONCE));
            for (List<@Nullable String> number : session.query(query(condition, named, some))) {
                found.add(some.get(Integer.parseInt(String.valueOf(number.getFirst())) - 1));
            }
            start += ROWS_AT_ONCE;
        } while (start < rows.size());
        return found;
    }

    /** The columns that a condition can speak of: every other one would only make the question longer. */
    private List<Integer> named(String condition) {
        String text = condition.toLowerCase(Locale.ROOT);
        return IntStream.range(0, columns.size())
                .filter(i -> text.contains(columns.get(i).name().toLowerCase(Locale.ROOT)))
                .boxed()
                .toList();
    }

    private String query(String condition, List<Integer> named, List<List<@Nullable Object>> rows) {
        String definitions = named.stream()
                .map(columns::get)
                .map(column -> ", " + column.name() + " " + type(column) + " PATH '$." + column.name() + "'")
                .collect(Collectors.joining());
        return "SELECT row_no FROM JSON_TABLE(" + SessionFacts.literal(json(named, rows))
                + ", '$[*]' COLUMNS (row_no FOR"
                + " ORDINALITY" + definitions + ")) AS import_rows WHERE (" + condition + ") ORDER BY row_no";
    }

    private static String type(Column column) {
        return switch (column.type()) {
            case TEXT, JSON -> "TEXT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin";
            case LONG -> "BIGINT";
            case TIMESTAMP_MICROS -> "DATETIME(6)";
            case TIMESTAMP_SECONDS -> "DATETIME";
        };
    }

    private String json(List<Integer> named, List<List<@Nullable Object>> rows) {
        ArrayNode array = JSON.createArrayNode();
        for (List<@Nullable Object> row : rows) {
            ObjectNode object = array.addObject();
            named.forEach(i -> {
                Object value = row.get(i);
                object.put(columns.get(i).name(), value == null ? null : value.toString());
            });
        }
        return array.toString();
    }
}
