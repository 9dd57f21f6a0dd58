package dev.sluice.sdk.scan;

import dev.sluice.sdk.TableName;
import java.util.List;
import java.util.Optional;

/**
 * Chooses tables by rules such as {@code shop.*}, {@code !shop.tmp_*} or {@code /^log_/.*}: the last rule that matches
 * decides, and a table that none matches is left out. The language is that of TiDB's tools (Table Filter).
 */
public final class TableFilter {

    /** Everything but TiDB's own schemas. A list of the user's own replaces this one as a whole. */
    public static final List<String> DEFAULT_RULES = List.of("*.*", "!mysql.*", "!sys.*", "!INFORMATION_SCHEMA.*",
            "!PERFORMANCE_SCHEMA.*", "!METRICS_SCHEMA.*", "!INSPECTION_SCHEMA.*");

    private final List<FilterRule> rules;

    private TableFilter(List<FilterRule> rules) {
        this.rules = rules;
    }

    /** Reads rules that do not tell upper from lower case, as TiDB's names do not. */
    public static TableFilter parse(List<String> lines) {
        return parse(lines, NameCase.INSENSITIVE);
    }

    /**
     * Reads one rule a line; blank lines and lines that start with {@code #} say nothing. No rule at all leaves out
     * everything.
     *
     * @throws InvalidFilterException at the first rule that cannot be read
     */
    public static TableFilter parse(List<String> lines, NameCase nameCase) {
        return new TableFilter(lines.stream()
                .map(line -> FilterRuleParser.parse(line, nameCase))
                .flatMap(Optional::stream)
                .toList()
                .reversed());
    }

    public boolean accepts(TableName table) {
        return rules.stream().filter(rule -> rule.matches(table)).findFirst().map(FilterRule::accepts).orElse(false);
    }

    /** Whether a database's own schema file takes part: leaving out some of its tables leaves it in. */
    public boolean acceptsSchema(String schema) {
        return rules.stream()
                .filter(rule -> rule.decidesOn(schema))
                .findFirst()
                .map(FilterRule::accepts)
                .orElse(false);
    }
}
