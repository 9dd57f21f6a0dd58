package dev.sluice.sdk.columns;

import com.fasterxml.jackson.annotation.JsonAlias;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Columns of some tables that are not loaded, as a user writes it: one entry of Lightning's {@code ignore-columns}. The
 * table is named by {@code db} and {@code table}, or by {@code tableFilter}.
 *
 * @param tableFilter rules as in {@link dev.sluice.sdk.scan.TableFilter}
 * @param columns     upper and lower case are one; at least one
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record IgnoreColumns(@Nullable String db, @Nullable String table, List<String> tableFilter,
        List<String> columns) {

    // Spelled out so that a field that is not carried out is refused.
    @JsonCreator
    static IgnoreColumns read(@JsonProperty("db") @Nullable String db, @JsonProperty("table") @Nullable String table,
            @JsonProperty("tableFilter") @JsonAlias("table-filter") @Nullable List<String> tableFilter,
            @JsonProperty("columns") @Nullable List<String> columns,
            @JsonAnySetter @Nullable Map<String, Object> others) {
        if (others != null && !others.isEmpty()) {
            throw new IllegalArgumentException("an entry of ignore-columns has no field called " + String.join(", ",
                    new TreeSet<>(others.keySet())));
        }
        return new IgnoreColumns(db, table, tableFilter == null ? List.of() : tableFilter,
                columns == null ? List.of() : columns);
    }

    public IgnoreColumns {
        tableFilter = List.copyOf(tableFilter);
        columns = List.copyOf(columns);
    }

    /** As a user writes it. */
    @Override
    public String toString() {
        return Stream.of(field("db", db == null ? "" : quoted(db)), field("table", table == null ? "" : quoted(table)),
                field("table-filter", list(tableFilter)), field("columns", list(columns)))
                .flatMap(Optional::stream)
                .collect(Collectors.joining(", ", "{", "}"));
    }

    private static Optional<String> field(String name, String value) {
        return value.isEmpty() ? Optional.empty() : Optional.of(name + "=" + value);
    }

    private static String list(List<String> values) {
        return values.isEmpty()
                ? ""
                : values.stream().map(IgnoreColumns::quoted).collect(Collectors.joining(", ", "[", "]"));
    }

    private static String quoted(String text) {
        return '"' + text + '"';
    }
}
