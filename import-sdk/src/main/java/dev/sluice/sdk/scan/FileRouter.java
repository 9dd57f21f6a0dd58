package dev.sluice.sdk.scan;

import dev.sluice.sdk.check.Problem;
import dev.sluice.sdk.scan.FileRole.Ignored;
import dev.sluice.sdk.scan.IgnoredFile.Because;
import java.util.ArrayList;
import java.util.List;

/**
 * Tells a file's role by its key: the first rule that knows it decides. A file that none knows is left out, and reported.
 *
 * <p>The default rules are TiDB Lightning's, with two deliberate differences. A table's name never holds a raw slash:
 * Lightning reads {@code some.dir/file.sql} as table {@code dir/file} of schema {@code some}. And a sequence's schema
 * file is ignored by name: Lightning takes it for rows of a table {@code …-schema-sequence}.
 */
public final class FileRouter {

    /** Lightning's default rules, newer set (with {@code .snappy.parquet}), in its order. */
    private static final List<DumpRule> DUMP = List.of(
            DumpRule.of("-schema-", ".*(-schema-trigger|-schema-post)\\.sql(?:\\.(\\w*?))?",
                    DumpRule.ignored("triggers, procedures and events are not imported", Because.NOT_KNOWN)),
            DumpRule.of("-schema-sequence", ".*-schema-sequence\\.sql(?:\\.(\\w*?))?",
                    DumpRule.ignored("sequences are not imported; create them in the target first",
                            Because.NOT_KNOWN)),
            DumpRule.of(".bak", ".*\\.(sql|csv|parquet)(\\.(\\w+))?\\.bak", DumpRule.ignored("a backup copy",
                    Because.NOT_KNOWN)),
            DumpRule.of("metadata", "metadata",
                    DumpRule.ignored("it tells of the dump and holds no rows", Because.NO_ROWS)),
            DumpRule.of("-schema-create", "([^.]+)-schema-create\\.sql(?:\\.(\\w*?))?", DumpRule::databaseSchema),
            DumpRule.of("-schema.sql", "([^.]+)\\.(.+?)-schema\\.sql(?:\\.(\\w*?))?", DumpRule::tableSchema),
            DumpRule.of("-schema-view.sql", "([^.]+)\\.(.+?)-schema-view\\.sql(?:\\.(\\w*?))?", DumpRule::viewSchema),
            DumpRule.of(".parquet", "([^.]+)\\.(.+)\\.([0-9]+)\\.(snappy|gzip|gz|zstd|zst)\\.parquet",
                    DumpRule::packedParquet),
            DumpRule.of(".", "([^.]+)\\.(.+?)(?:\\.([0-9]+))?\\.(sql|csv|parquet)(?:\\.(\\w+))?", DumpRule::rows));

    private static final Ignored NO_RULE = new Ignored("its name is not that of a dump's file, such as"
            + " schema.table.csv or schema.table-schema.sql", Because.NOT_KNOWN);
    private static final Ignored NO_USER_RULE = new Ignored("no file rule knows it", Because.NOT_KNOWN);

    /** An Aurora snapshot's files, and those of a dump. */
    public static final FileRouter DEFAULT = defaults();

    private final List<FileRule> rules;
    private final Ignored otherwise;

    private FileRouter(List<FileRule> rules, Ignored otherwise) {
        this.rules = List.copyOf(rules);
        this.otherwise = otherwise;
    }

    private static FileRouter defaults() {
        List<FileRule> rules = new ArrayList<>();
        rules.add(new AuroraRule(DUMP));
        rules.addAll(DUMP);
        return new FileRouter(rules, NO_RULE);
    }

    /**
     * Reads rules of the user's own, in their order. None at all are the default ones.
     *
     * @param defaults what becomes of the default rules when there are others; those for Aurora never follow others
     * @throws InvalidFileRuleException at the first rule that is not right
     */
    public static FileRouter of(List<FileRuleText> texts, DefaultRules defaults) {
        if (texts.isEmpty()) {
            return DEFAULT;
        }
        List<FileRule> rules = new ArrayList<>();
        for (FileRuleText text : texts) {
            rules.add(checked(rules.size() + 1, text));
        }
        if (defaults == DefaultRules.APPENDED) {
            rules.addAll(DUMP);
        }
        return new FileRouter(rules, NO_USER_RULE);
    }

    private static UserRule checked(int number, FileRuleText text) {
        try {
            return UserRule.of(text);
        } catch (IllegalArgumentException e) {
            throw new InvalidFileRuleException(number, String.valueOf(e.getMessage()));
        }
    }

    FileRole role(String key) {
        return rules.stream().flatMap(rule -> rule.role(key).stream()).findFirst().orElse(otherwise);
    }

    /** What stands against these files together, whatever the filter leaves out. */
    List<Problem> objections(List<String> keys) {
        return rules.stream().flatMap(rule -> rule.objections(keys).stream()).toList();
    }
}
