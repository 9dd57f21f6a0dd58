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
import java.util.OptionalInt;
import java.util.function.BiFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
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

    /**
     * The rows that match, in their order. Blocks when there is something to evaluate.
     *
     * @param value of a row in the column of this number; asked for the columns that the filter names only
     */
    <R> List<R> apply(ShowFilter filter, Stream<R> rows, BiFunction<R, Integer, @Nullable Object> value) {
        return switch (filter) {
            case ShowFilter.None none -> rows.toList();
            case ShowFilter.Like like -> matching(columns.getFirst().name() + " LIKE "
                    + SessionFacts.literal(like.pattern()), rows, value);
            case ShowFilter.Where where -> matching(where.expression(), rows, value);
        };
    }

    private <R> List<R> matching(String condition, Stream<R> all, BiFunction<R, Integer, @Nullable Object> value) {
        List<R> rows = candidates(condition, all, value).toList();
        List<R> found = new ArrayList<>();
        List<Integer> named = named(condition);
        int start = 0;
        do {
            // Also for no rows at all: a condition that makes no sense is an error then, too.
            List<R> some = rows.subList(start, Math.min(rows.size(), start + ROWS_AT_ONCE));
            for (List<@Nullable String> number : session.query(query(condition, named, json(named, some, value)))) {
                found.add(some.get(Integer.parseInt(String.valueOf(number.getFirst())) - 1));
            }
            start += ROWS_AT_ONCE;
        } while (start < rows.size());
        return found;
    }

    private <R> Stream<R> candidates(String condition, Stream<R> all, BiFunction<R, Integer, @Nullable Object> value) {
        return PlainCondition.of(condition).map(plain -> {
            OptionalInt compared = IntStream.range(0, columns.size())
                    .filter(i -> plain.isAbout(columns.get(i)))
                    .findFirst();
            return compared.isEmpty()
                    ? all
                    : all.filter(row -> plain.mayMatch(value.apply(row, compared.getAsInt())));
        }).orElse(all);
    }

    /** The columns that a condition can speak of: every other one would only make the question longer. */
    private List<Integer> named(String condition) {
        String text = condition.toLowerCase(Locale.ROOT);
        return IntStream.range(0, columns.size())
                .filter(i -> text.contains(columns.get(i).name().toLowerCase(Locale.ROOT)))
                .boxed()
                .toList();
    }

    private String query(String condition, List<Integer> named, String rows) {
        String definitions = named.stream()
                .map(columns::get)
                .map(column -> ", " + column.name() + " " + type(column) + " PATH '$." + column.name() + "'")
                .collect(Collectors.joining());
        return "SELECT row_no FROM JSON_TABLE(" + SessionFacts.literal(rows)
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

    private <R> String json(List<Integer> named, List<R> rows, BiFunction<R, Integer, @Nullable Object> value) {
        ArrayNode array = JSON.createArrayNode();
        for (R row : rows) {
            ObjectNode object = array.addObject();
            named.forEach(i -> {
                Object shown = value.apply(row, i);
                object.put(columns.get(i).name(), shown == null ? null : shown.toString());
            });
        }
        return array.toString();
    }
}
