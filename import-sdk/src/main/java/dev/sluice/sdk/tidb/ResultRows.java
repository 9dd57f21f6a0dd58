package dev.sluice.sdk.tidb;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The answer of a statement as text, whatever its types were: numbers in plain decimals, times as {@code yyyy-MM-dd
 * HH:mm:ss[.ffffff]} in the session's time zone, JSON as written.
 *
 * @param labels the column labels in the order of the answer; none when there was no result set
 * @param values the rows, each with one value per label; {@code null} for NULL
 */
public record ResultRows(List<String> labels, List<List<@Nullable String>> values) {

    /** The answer of a statement without a result set. */
    public static final ResultRows NONE = new ResultRows(List.of(), List.of());

    /** The rows, to be read by label. */
    public List<ResultRow> rows() {
        return values.stream().map(row -> new ResultRow(labels, row)).toList();
    }

    /** The first row, if there is one. */
    public Optional<ResultRow> first() {
        return rows().stream().findFirst();
    }
}
