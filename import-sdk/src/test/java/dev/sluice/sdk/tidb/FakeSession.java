package dev.sluice.sdk.tidb;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Answers the statements it was told about and remembers all that were sent. */
final class FakeSession implements TidbSession {

    final List<String> sent = new ArrayList<>();
    private final Map<String, Supplier<ResultRows>> answers = new LinkedHashMap<>();

    FakeSession answering(String sql, ResultRows rows) {
        answers.put(sql, () -> rows);
        return this;
    }

    /** The last answer stays. */
    FakeSession answeringInTurn(String sql, ResultRows... rows) {
        Deque<ResultRows> left = new ArrayDeque<>(List.of(rows));
        answers.put(sql, () -> left.size() > 1 ? left.remove() : left.element());
        return this;
    }

    FakeSession failing(String sql, int code, String words) {
        answers.put(sql, () -> {
            throw TidbException.answered(code, "HY000", words);
        });
        return this;
    }

    @Override
    public ResultRows query(String sql) {
        sent.add(sql);
        Supplier<ResultRows> answer = answers.get(sql);
        if (answer == null) {
            throw TidbException.answered(TidbException.SYNTAX_ERROR, "42000", "You have an error near \"" + sql + "\"");
        }
        return answer.get();
    }

    @Override
    public ResultRows query(String sql, Duration wait) {
        return query(sql);
    }

    @Override
    public void close() {
        sent.add("close");
    }

    static List<String> labels(String commaSeparated) {
        return Arrays.asList(commaSeparated.split(","));
    }

    static List<@Nullable String> row(@Nullable String... values) {
        return Arrays.asList(values);
    }
}
