package dev.sluice.sdk.scan;

import com.fasterxml.jackson.annotation.JsonAlias;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * A table route as a user writes it: one {@code [[routes]]} of Lightning, without extractors, whose columns
 * {@code IMPORT INTO} cannot fill. Absent and empty mean the same.
 *
 * @param schemaPattern which source databases, see {@link RoutePattern}; required
 * @param tablePattern  which tables of theirs; empty: the databases as a whole
 * @param targetSchema  where they go; required
 * @param targetTable   the table they go to; empty: each keeps its name
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record TableRoute(@Nullable String schemaPattern, @Nullable String tablePattern, @Nullable String targetSchema,
        @Nullable String targetTable) {

    // Spelled out so that a field that is not carried out is refused, such as an extractor of a route.
    @JsonCreator
    static TableRoute read(@JsonProperty("schemaPattern") @JsonAlias("schema-pattern") @Nullable String schemaPattern,
            @JsonProperty("tablePattern") @JsonAlias("table-pattern") @Nullable String tablePattern,
            @JsonProperty("targetSchema") @JsonAlias("target-schema") @Nullable String targetSchema,
            @JsonProperty("targetTable") @JsonAlias("target-table") @Nullable String targetTable,
            @JsonAnySetter @Nullable Map<String, Object> others) {
        if (others != null && !others.isEmpty()) {
            throw new IllegalArgumentException("a table route has no field that is carried out called " + String.join(
                    ", ", new TreeSet<>(others.keySet())));
        }
        return new TableRoute(schemaPattern, tablePattern, targetSchema, targetTable);
    }
}
