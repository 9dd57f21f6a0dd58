package dev.sluice.sdk.scan;

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
public record TableRoute(@Nullable String schemaPattern, @Nullable String tablePattern, @Nullable String targetSchema,
        @Nullable String targetTable) {}
