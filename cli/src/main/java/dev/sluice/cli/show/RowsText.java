package dev.sluice.cli.show;

import dev.sluice.sdk.tidb.ResultRows;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The answer of a statement. */
public final class RowsText {

    /** As JSON: every value a string or {@code null}. */
    public record Rows(List<String> columns, List<List<@Nullable String>> rows) {

        /** The rows of an answer. */
        public static Rows of(ResultRows rows) {
            return new Rows(rows.labels(), rows.values());
        }
    }

    private RowsText() {}

    /** Tab-separated with a header; tab, line break and backslash in a value are escaped, NULL is {@code NULL}. */
    public static List<String> lines(ResultRows rows) {
        if (rows.labels().isEmpty()) {
            return List.of();
        }
        return Stream.concat(Stream.of(String.join("\t", rows.labels())), rows.values().stream().map(RowsText::line))
                .toList();
    }

    private static String line(List<@Nullable String> values) {
        return values.stream()
                .map(value -> value == null ? "NULL" : escaped(value))
                .collect(Collectors.joining("\t"));
    }

    private static String escaped(String value) {
        return value.replace("\\", "\\\\").replace("\t", "\\t").replace("\n", "\\n").replace("\r", "\\r");
    }
}
