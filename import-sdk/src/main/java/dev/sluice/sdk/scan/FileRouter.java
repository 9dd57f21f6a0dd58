package dev.sluice.sdk.scan;

import dev.sluice.sdk.scan.FileRole.Ignored;
import java.util.List;

/**
 * Tells a file's role by its key: the first rule that finds its pattern decides.
 *
 * <p>The default rules are TiDB Lightning's, with two deliberate differences. A table's name never holds a raw slash:
 * Lightning reads {@code some.dir/file.sql} as table {@code dir/file} of schema {@code some}. And a sequence's schema
 * file is ignored by name: Lightning takes it for rows of a table {@code …-schema-sequence}.
 */
record FileRouter(List<FileRule> rules) {

    /** Lightning's default rules, newer set (with {@code .snappy.parquet}), in its order. */
    static final FileRouter DEFAULT = new FileRouter(List.of(
            FileRule.of(".*(-schema-trigger|-schema-post)\\.sql(?:\\.(\\w*?))?$",
                    FileRule.ignored("triggers, procedures and events are not imported")),
            FileRule.of(".*-schema-sequence\\.sql(?:\\.(\\w*?))?$",
                    FileRule.ignored("sequences are not imported; create them in the target first")),
            FileRule.of(".*\\.(sql|csv|parquet)(\\.(\\w+))?\\.bak$", FileRule.ignored("a backup copy")),
            FileRule.of("^(?:[^/]*/)*([^/.]+)-schema-create\\.sql(?:\\.(\\w*?))?$", FileRule::databaseSchema),
            FileRule.of("^(?:[^/]*/)*([^/.]+)\\.([^/]+?)-schema\\.sql(?:\\.(\\w*?))?$", FileRule::tableSchema),
            FileRule.of("^(?:[^/]*/)*([^/.]+)\\.([^/]+?)-schema-view\\.sql(?:\\.(\\w*?))?$", FileRule::viewSchema),
            FileRule.of("^(?:[^/]*/)*([^/.]+)\\.([^/]+)\\.([0-9]+)\\.(snappy|gzip|gz|zstd|zst)\\.parquet$",
                    FileRule::packedParquet),
            FileRule.of("^(?:[^/]*/)*([^/.]+)\\.([^/]+?)(?:\\.([0-9]+))?\\.(sql|csv|parquet)(?:\\.(\\w+))?$",
                    FileRule::rows)));

    private static final Ignored NO_RULE = new Ignored("its name is not that of a dump's file, such as"
            + " schema.table.csv or schema.table-schema.sql");

    FileRole role(String key) {
        return rules.stream().flatMap(rule -> rule.apply(key).stream()).findFirst().orElse(NO_RULE);
    }
}
